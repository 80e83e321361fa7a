package org.personalcontainers.manager.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.ManagerChoice;
import org.personalcontainers.core.spec.NodeName;

/** Which nodes are to be managers. */
final class ManagerTarget {
  private ManagerTarget() {}

  /** In order of preference. Left to us: whoever is one stays one, then the first by name. */
  static SequencedSet<NodeName> names(Situation situation, Collection<NodeName> present) {
    return switch (situation.spec().managers()) {
      case ManagerChoice.Listed(var listed) -> new LinkedHashSet<>(listed);
      case ManagerChoice.Auto auto -> {
        List<NodeName> order = new ArrayList<>(present);
        order.retainAll(situation.spec().nodes().keySet());
        order.addAll(situation.spec().nodes().keySet());
        int count = ManagerChoice.countFor(situation.spec().nodes().size());
        SequencedSet<NodeName> chosen = new LinkedHashSet<>();
        order.stream().distinct().limit(count).forEach(chosen::add);
        yield chosen;
      }
    };
  }

  /** Where the swarm may be made: on a node that is to be a manager; else, left to us, on any. */
  static Collection<NodeName> candidates(Situation situation) {
    return switch (situation.spec().managers()) {
      case ManagerChoice.Listed(var listed) -> listed;
      case ManagerChoice.Auto auto -> situation.spec().nodes().keySet();
    };
  }
}
