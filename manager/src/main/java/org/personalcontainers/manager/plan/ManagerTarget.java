package org.personalcontainers.manager.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.ManagerChoice;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmNode;

/** Which nodes are to be managers. */
public final class ManagerTarget {
  /** How long a node that ought to be a manager is waited for, before it goes without. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private ManagerTarget() {}

  /**
   * The same nodes for whatever wants managers. Before there is a swarm, whoever is one already
   * stays one.
   *
   * @param before who manages something now
   */
  public static SequencedSet<NodeName> of(Situation situation, Collection<NodeName> before) {
    return names(
        situation,
        situation
            .swarm()
            .map(view -> lasting(situation, view.cluster().nodes().values()))
            .orElseGet(() -> before));
  }

  private static Collection<NodeName> lasting(Situation situation, Collection<SwarmNode> members) {
    return members.stream()
        .filter(member -> member.role() == Role.MANAGER)
        .filter(manager -> !Joining.isSuperseded(situation, manager))
        .map(SwarmNode::hostname)
        .sorted()
        .toList();
  }

  /** In order of preference. Left to us: whoever is one stays one, then the first that answer. */
  static SequencedSet<NodeName> names(Situation situation, Collection<NodeName> present) {
    return switch (situation.spec().managers()) {
      case ManagerChoice.Listed(var listed) -> new LinkedHashSet<>(listed);
      case ManagerChoice.Auto auto -> {
        List<NodeName> order = new ArrayList<>(present);
        order.retainAll(situation.spec().nodes().keySet());
        situation.spec().nodes().keySet().stream()
            .filter(node -> !isLost(situation, node))
            .forEach(order::add);
        order.addAll(situation.spec().nodes().keySet());
        int count = ManagerChoice.countFor(situation.spec().nodes().size());
        SequencedSet<NodeName> chosen = new LinkedHashSet<>();
        order.stream().distinct().limit(count).forEach(chosen::add);
        yield chosen;
      }
    };
  }

  static boolean isLost(Situation situation, NodeName node) {
    return situation.observations().get(node)
            instanceof Observation.Unreachable(var reason, Duration steadyFor)
        && steadyFor.compareTo(PATIENCE) >= 0;
  }

  /** Where the swarm may be made: on a node that is to be a manager; else, left to us, on any. */
  static Collection<NodeName> candidates(Situation situation) {
    return switch (situation.spec().managers()) {
      case ManagerChoice.Listed(var listed) -> listed;
      case ManagerChoice.Auto auto -> situation.spec().nodes().keySet();
    };
  }
}
