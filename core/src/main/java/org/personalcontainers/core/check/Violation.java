package org.personalcontainers.core.check;

import java.util.Optional;
import org.personalcontainers.core.step.Step;

/**
 * An invariant that a plan breaks.
 *
 * @param step the step that breaks it; empty where it is the plan as a whole
 */
public record Violation(Invariant invariant, Optional<Step> step, String what) {
  @Override
  public String toString() {
    return invariant + ": " + what + step.map(culprit -> " (" + culprit + ")").orElse("");
  }
}
