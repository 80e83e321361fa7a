package org.personalcontainers.manager.api;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.manager.plan.Planner;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Turn;

/**
 * What people are shown of the cluster.
 *
 * @param heard where this manager has not seen it itself; nobody acts by that plan
 */
record Shown(Situation situation, Plan plan, Optional<Hearsay> heard) {
  static Shown of(Turn turn) {
    return new Shown(turn.situation(), turn.plan(), Optional.empty());
  }

  static Shown of(Books books, Hearsay heard) {
    SortedMap<NodeName, Observation> nodes = new TreeMap<>();
    for (NodeName node : books.spec().nodes().keySet()) {
      nodes.put(node, Optional.ofNullable(heard.nodes().get(node)).orElse(unseen()));
    }
    Situation situation = books.situation(nodes);
    return new Shown(situation, new Planner().plan(situation), Optional.of(heard));
  }

  private static Observation unseen() {
    return new Observation.Unreachable("it was not looked at yet", Duration.ZERO);
  }
}
