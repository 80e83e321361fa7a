package org.personalcontainers.manager.plan;

import java.util.stream.Stream;
import org.personalcontainers.core.node.Job;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Step;

/** What the nodes that were seen are doing at this moment. */
final class Jobs {
  private Jobs() {}

  static Stream<Step> all(Situation situation) {
    return situation.observations().values().stream().flatMap(Jobs::of);
  }

  static Stream<Step> on(Situation situation, NodeName node) {
    return Stream.ofNullable(situation.observations().get(node)).flatMap(Jobs::of);
  }

  private static Stream<Step> of(Observation observation) {
    return switch (observation) {
      case Observation.Seen seen -> seen.jobs().stream().map(Job::step);
      case Observation.Unreachable unreachable -> Stream.empty();
    };
  }
}
