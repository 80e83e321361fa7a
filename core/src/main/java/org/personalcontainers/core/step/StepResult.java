package org.personalcontainers.core.step;

/** What came of an order. */
public sealed interface StepResult {
  record Done() implements StepResult {}

  /** Not now; the next turn may order it again. */
  record Retry(String problem) implements StepResult {}

  /** It won't go by itself: a person has to do something. */
  record Stuck(String problem, String remedy) implements StepResult {}

  /** The order is older than what the node knows, or what it expects is not what is there. */
  record Stale(String reason) implements StepResult {}

  /** An older agent that does not know the step. */
  record Unsupported(String step) implements StepResult {}
}
