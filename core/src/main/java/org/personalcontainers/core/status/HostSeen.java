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
 */
public record HostSeen(
    SortedMap<NodeName, Address> hosts,
    Optional<SortedSet<Address>> firewall,
    GlusterdUnit glusterd) {
  public HostSeen {
    hosts = Ordered.copy(hosts);
    firewall = firewall.map(Ordered::copy);
  }

  /** How systemd keeps the Gluster daemon. */
  public enum GlusterdUnit {
    /** As packaged: a restart kills the bricks, and nothing restarts it. */
    AS_PACKAGED,
    /** With our drop-in. */
    KEPT
  }
}
