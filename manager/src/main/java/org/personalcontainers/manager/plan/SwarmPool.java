package org.personalcontainers.manager.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.NetworkSpec;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.step.SwarmStep;

/**
 * Out of which range the swarm gives networks without a subnet theirs. It is chosen once, when the
 * swarm is made.
 */
final class SwarmPool {
  /** Seldom taken at home, and what Docker's bridges on each node reach last. */
  private static final List<Subnet> OTHERS =
      Stream.of("172.28.0.0/14", "172.24.0.0/14", "192.168.128.0/17", "10.128.0.0/9", "10.0.0.0/9")
          .map(Subnet::parse)
          .toList();

  private SwarmPool() {}

  /** Docker's usual one, unless a node or a declared network lies there. */
  static Optional<Subnet> of(ClusterSpec spec) {
    return Stream.concat(Stream.of(SwarmStep.InitSwarm.USUAL_POOL), OTHERS.stream())
        .filter(pool -> isFree(spec, pool))
        .findFirst();
  }

  private static boolean isFree(ClusterSpec spec, Subnet pool) {
    return spec.nodes().values().stream().noneMatch(node -> pool.contains(node.address()))
        && spec.networks().values().stream().noneMatch(network -> takes(network, pool));
  }

  private static boolean takes(NetworkSpec network, Subnet pool) {
    return switch (network) {
      case NetworkSpec.Overlay overlay -> overlay.subnet().filter(pool::overlaps).isPresent();
      case NetworkSpec.Macvlan macvlan -> pool.overlaps(macvlan.subnet());
    };
  }
}
