package org.personalcontainers.core.status;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;

/**
 * The operating system under us.
 *
 * @param hosts our lines of the hosts file
 * @param firewall the addresses that our table lets in; empty: there is no table of ours
 * @param group of the people who may use Docker, and of the files in a volume; empty: there is none
 */
public record HostSeen(
    SortedMap<NodeName, Address> hosts,
    Optional<SortedSet<Address>> firewall,
    GlusterdUnit glusterd,
    Optional<GroupId> group) {
  public HostSeen {
    hosts = Ordered.copy(hosts);
    firewall = firewall.map(Ordered::copy);
  }

  public HostSeen withHosts(SortedMap<NodeName, Address> others) {
    return new HostSeen(others, firewall, glusterd, group);
  }

  public HostSeen withFirewall(Optional<SortedSet<Address>> other) {
    return new HostSeen(hosts, other, glusterd, group);
  }

  public HostSeen withGlusterd(GlusterdUnit other) {
    return new HostSeen(hosts, firewall, other, group);
  }

  public HostSeen withGroup(GroupId other) {
    return new HostSeen(hosts, firewall, glusterd, Optional.of(other));
  }

  /** How systemd keeps the Gluster daemon. */
  public enum GlusterdUnit {
    /** As packaged: a restart kills the bricks, and nothing restarts it. Or it was stopped. */
    AS_PACKAGED,
    /** With our drop-in, and not stopped. */
    KEPT
  }
}
