package org.personalcontainers.core.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.Step;

/** Gathers what is wrong. */
final class Findings {
  private final List<Violation> violations = new ArrayList<>(0);

  void add(Invariant invariant, Step step, String what) {
    violations.add(new Violation(invariant, Optional.of(step), what));
  }

  void add(Invariant invariant, String what) {
    violations.add(new Violation(invariant, Optional.empty(), what));
  }

  /** The fact that the step stands on; where it is unknown the step is unfounded. */
  <T> Optional<T> known(Fact<T> fact, String what, NodeStep step) {
    return switch (fact) {
      case Fact.Known<T>(T value) -> Optional.of(value);
      case Fact.Unknown<T>(String reason) -> {
        add(Invariant.UNFOUNDED, step, step.node() + ": " + what + " is unknown: " + reason);
        yield Optional.empty();
      }
    };
  }

  List<Violation> all() {
    return List.copyOf(violations);
  }
}
