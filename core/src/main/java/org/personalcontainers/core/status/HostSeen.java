package org.personalcontainers.core.status;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.stack.ContentHash;

/**
 * The operating system under us.
 *
 * @param hosts our lines of the hosts file
 * @param firewall the addresses that our table lets in; empty: there is no table of ours
 * @param group of the people who may use Docker, and of the files in a volume; empty: there is none
 * @param unmounted where the system is set to mount something at boot, and nothing is mounted
 * @param equipment what lies here for requests from outside; empty: nothing does
 */
public record HostSeen(
    SortedMap<NodeName, Address> hosts,
    Optional<SortedSet<Address>> firewall,
    GlusterdUnit glusterd,
    Optional<GroupId> group,
    Fact<SortedSet<HostPath>> unmounted,
    Optional<ContentHash> equipment) {
  public HostSeen {
    hosts = Ordered.copy(hosts);
    firewall = firewall.map(Ordered::copy);
    unmounted = unmounted.map(Ordered::copy);
  }

  /** One that nobody has equipped for requests from outside. */
  public HostSeen(
      SortedMap<NodeName, Address> hosts,
      Optional<SortedSet<Address>> firewall,
      GlusterdUnit glusterd,
      Optional<GroupId> group,
      Fact<SortedSet<HostPath>> unmounted) {
    this(hosts, firewall, glusterd, group, unmounted, Optional.empty());
  }

  public HostSeen withHosts(SortedMap<NodeName, Address> others) {
    return new HostSeen(others, firewall, glusterd, group, unmounted, equipment);
  }

  public HostSeen withFirewall(Optional<SortedSet<Address>> other) {
    return new HostSeen(hosts, other, glusterd, group, unmounted, equipment);
  }

  public HostSeen withGlusterd(GlusterdUnit other) {
    return new HostSeen(hosts, firewall, other, group, unmounted, equipment);
  }

  public HostSeen withGroup(GroupId other) {
    return new HostSeen(hosts, firewall, glusterd, Optional.of(other), unmounted, equipment);
  }

  public HostSeen withUnmounted(Fact<SortedSet<HostPath>> others) {
    return new HostSeen(hosts, firewall, glusterd, group, others, equipment);
  }

  public HostSeen withEquipment(ContentHash content) {
    return new HostSeen(hosts, firewall, glusterd, group, unmounted, Optional.of(content));
  }

  /** Where the path would lie on a disk that is not there, where that disk is to be mounted. */
  public Fact<Optional<HostPath>> missingDisk(HostPath path) {
    return unmounted.map(points -> points.stream().filter(path::isWithin).findFirst());
  }

  /** How systemd keeps the Gluster daemon. */
  public enum GlusterdUnit {
    /** As packaged: a restart kills the bricks, and nothing restarts it. Or it was stopped. */
    AS_PACKAGED,
    /** With our drop-in, and not stopped. */
    KEPT
  }
}
