package org.personalcontainers.core.port;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.personalcontainers.core.cert.Equipment;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.BrickRoot;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GroupId;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.MachineSeen;
import org.personalcontainers.core.status.Mount;

/**
 * A node's operating system. Every call blocks for a bounded time, and throws nothing for what the
 * system does or fails to do. An act that finds its work done answers Done.
 */
public interface Host {
  Fact<HostSeen> look();

  Fact<MachineSeen> machine();

  Fact<SortedMap<HostPath, Mount>> mounts();

  /** What lies in the brick directories that this node was ever told of. */
  Fact<SortedMap<VolumeName, BrickRoot>> bricks();

  Answer writeHosts(SortedMap<NodeName, Address> hosts);

  Answer writeFirewall(SortedSet<Address> nodes);

  /** Our table alone goes, now and for the next boots. */
  Answer removeFirewall();

  Answer keepGlusterd();

  /**
   * Places all of it where the ingress finds it, and takes away what was placed before;
   * certificates last beyond the next boot. Busy where there are answers to give and no bridge of
   * Docker's yet.
   */
  Answer equip(Equipment equipment);

  /** Refused where there is no group docker, or another has that number. */
  Answer alignGroup(GroupId group);

  /**
   * Refused where a directory or a marker of that number lies that is not of this identity, and
   * where the disk is not mounted on which it is to lie.
   */
  Answer makeBrick(VolumeName volume, BrickPlace place);

  /**
   * Keeps the source mounted there, from now on and after every boot. Unanswered where it does not
   * come up in time. What hangs there of the same source is mounted anew; what else is mounted
   * there is a reason to refuse.
   */
  Answer mount(VolumeName volume, HostPath point, Mount.Source source, List<NodeName> servers);

  /** Refused where nothing is mounted at the point. */
  Answer makeTree(HostPath point, VolumeSpec.Tree tree);
}
