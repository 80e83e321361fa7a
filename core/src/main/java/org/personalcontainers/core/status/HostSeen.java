package org.personalcontainers.core.status;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;

/**
 * The operating system under us.
 *
 * @param hosts our lines of the hosts file
 * @param firewall the addresses that our table lets in; empty: there is no table of ours
 * @param group of the people who may use Docker, and of the files in a volume; empty: there is none
 * @param unmounted where the system is set to mount something at boot, and nothing is mounted
 */
public record HostSeen(
    SortedMap<NodeName, Address> hosts,
    Optional<SortedSet<Address>> firewall,
    GlusterdUnit glusterd,
    Optional<GroupId> group,
    Fact<SortedSet<HostPath>> unmounted) {
  public HostSeen {
    hosts = Ordered.copy(hosts);
    firewall = firewall.map(Ordered::copy);
    unmounted = unmounted.map(Ordered::copy);
  }

  public HostSeen withHosts(SortedMap<NodeName, Address> others) {
    return new HostSeen(others, firewall, glusterd, group, unmounted);
  }

  public HostSeen withFirewall(Optional<SortedSet<Address>> other) {
    return new HostSeen(hosts, other, glusterd, group, unmounted);
  }

  public HostSeen withGlusterd(GlusterdUnit other) {
    return new HostSeen(hosts, firewall, other, group, unmounted);
  }

  public HostSeen withGroup(GroupId other) {
    return new HostSeen(hosts, firewall, glusterd, Optional.of(other), unmounted);
  }

  public HostSeen withUnmounted(Fact<SortedSet<HostPath>> others) {
    return new HostSeen(hosts, firewall, glusterd, group, others);
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
