package org.personalcontainers.manager.plan;

import java.util.Optional;
import java.util.stream.Stream;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.plan.Situation.SwarmView;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Role;

/** The manager that orders to the swarm go through. */
final class Gateway {
  private Gateway() {}

  /**
   * A declared manager that has a leader, the one with the newest view first; never the one that is
   * about to stop being one: it could not tell us how that ended.
   */
  static Optional<NodeName> besides(
      Situation situation, SwarmView view, Optional<NodeName> leaving) {
    return Stream.concat(Stream.of(view.via()), situation.seen().keySet().stream())
        .filter(node -> !leaving.filter(node::equals).isPresent())
        .filter(node -> situation.spec().nodes().containsKey(node))
        .filter(node -> manages(situation, view, node))
        .findFirst();
  }

  private static boolean manages(Situation situation, SwarmView view, NodeName node) {
    return situation.member(node).filter(member -> member.role() == Role.MANAGER).isPresent()
        && situation
            .seen(node)
            .flatMap(status -> status.cluster().ifKnown())
            .map(ClusterSeen::id)
            .filter(view.cluster().id()::equals)
            .isPresent();
  }
}
