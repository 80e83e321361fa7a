package org.personalcontainers.manager.api;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.api.Planned;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.manager.plan.ManagerTarget;

/** Who keeps the store, beside who is to keep it. */
final class Keepers {
  private Keepers() {}

  /** Whom the leader is about to bring in. Two bear no more than one: it begins when all answer. */
  static List<Planned.Wait> missing(Situation situation, Collection<NodeName> keepers) {
    Collection<NodeName> wanted = ManagerTarget.of(situation, keepers);
    boolean allAnswer =
        wanted.stream()
            .allMatch(node -> situation.observations().get(node) instanceof Observation.Seen);
    return allAnswer
        ? wanted.stream().filter(node -> !keepers.contains(node)).map(Keepers::missing).toList()
        : List.of();
  }

  private static Planned.Wait missing(NodeName node) {
    return new Planned.Wait(
        Planned.Kind.NODE,
        "managers",
        Optional.of(node),
        "the manager of " + node + " does not keep the store yet",
        Optional.empty());
  }
}
