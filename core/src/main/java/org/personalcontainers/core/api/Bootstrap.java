package org.personalcontainers.core.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.NodeName;

/** How the first cluster comes to be. */
public final class Bootstrap {
  private Bootstrap() {}

  /**
   * What the agent of the node where it is typed knows before there is a cluster.
   *
   * @param cluster as in its join.yml; empty: there is none
   * @param standing a sentence where the node can't found a cluster; empty: it is free
   */
  public record Knocks(
      Optional<ClusterName> cluster,
      NodeName self,
      Address address,
      Optional<String> standing,
      List<Knock> knocks) {
    public Knocks {
      knocks = List.copyOf(knocks);
    }
  }

  /** Another node that proved that it has the key, and holds its connection. */
  public record Knock(NodeName name, Address address, String fingerprint, Duration since) {}

  /**
   * What the manager is asked to found.
   *
   * @param yaml a cluster.yml; empty: this node and all that knock, with defaults
   */
  public record Wanted(Optional<String> yaml) {}

  /**
   * What it would found.
   *
   * @param yaml the whole declaration with its defaults: send just this to found it
   */
  public record Tried(String yaml, Planned plan) {}

  /** It stands in the store; from here on the loop does the rest by itself. */
  public record Founded(ClusterName cluster, ClusterId id, long revision) {}
}
