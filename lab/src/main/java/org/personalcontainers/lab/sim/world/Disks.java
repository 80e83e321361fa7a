package org.personalcontainers.lab.sim.world;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.status.GroupId;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.LocalNetwork;

/** All that a machine has on its two disks. */
final class Disks {
  SortedMap<NodeName, Address> hosts = Ordered.copy(new TreeMap<NodeName, Address>());
  Optional<SortedSet<Address>> firewall = Optional.empty();
  HostSeen.GlusterdUnit glusterdUnit = HostSeen.GlusterdUnit.AS_PACKAGED;
  GroupId group;

  /** What of it lies in memory is put there again from the disk. */
  Optional<ContentHash> equipment = Optional.empty();

  Place place = new Place.Outside();
  SortedMap<NetworkName, LocalNetwork> ranges =
      Ordered.copy(new TreeMap<NetworkName, LocalNetwork>());
  SortedMap<HostPath, MountUnit> units = Ordered.copy(new TreeMap<HostPath, MountUnit>());
  GlusterFiles gluster = GlusterFiles.NONE;

  /** What lies on the brick disk. */
  BrickFiles bricks = BrickFiles.NONE;

  Disks(GroupId group) {
    this.group = group;
  }

  /** What was installed before Docker decides which number its group has. */
  static Disks asInstalled(NodeName name) {
    return new Disks(new GroupId(101 + Math.floorMod(name.value().hashCode(), 3)));
  }

  /** Every value in here is immutable: the fields are all that has to be copied. */
  Disks copy() {
    Disks copy = new Disks(group);
    copy.hosts = hosts;
    copy.firewall = firewall;
    copy.glusterdUnit = glusterdUnit;
    copy.equipment = equipment;
    copy.place = place;
    copy.ranges = ranges;
    copy.units = units;
    copy.gluster = gluster;
    copy.bricks = bricks;
    return copy;
  }
}
