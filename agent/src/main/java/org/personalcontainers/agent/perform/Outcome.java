package org.personalcontainers.agent.perform;

import java.util.function.Function;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.step.StepResult;

/** From what a daemon told to what came of the step. */
final class Outcome {
  private Outcome() {}

  static StepResult done() {
    return new StepResult.Done();
  }

  static StepResult stale(String reason) {
    return new StepResult.Stale(reason);
  }

  static StepResult retry(String problem) {
    return new StepResult.Retry(problem);
  }

  /** Goes on with what is known; what is unknown now may be known in the next turn. */
  static <T> StepResult knowing(Fact<T> fact, Function<T, StepResult> act) {
    return switch (fact) {
      case Fact.Known<T>(T value) -> act.apply(value);
      case Fact.Unknown<T>(String reason) -> retry("cannot look before acting: " + reason);
    };
  }

  /** What the daemon refuses depends on what other nodes do: it may do it in a later turn. */
  static StepResult of(Answer answer) {
    return switch (answer) {
      case Answer.Refused(String reason) -> retry(reason);
      case Answer.Done done -> done();
      case Answer.Busy(String reason) -> retry(reason);
      case Answer.Outdated(String reason) -> stale(reason);
      case Answer.Unanswered(String reason) -> unanswered(reason);
    };
  }

  /** What the daemon refuses depends on this node alone, and nobody but a person changes it. */
  static StepResult of(Answer answer, String remedy) {
    return switch (answer) {
      case Answer.Refused(String reason) -> new StepResult.Stuck(reason, remedy);
      case Answer.Done done -> done();
      case Answer.Busy(String reason) -> retry(reason);
      case Answer.Outdated(String reason) -> stale(reason);
      case Answer.Unanswered(String reason) -> unanswered(reason);
    };
  }

  private static StepResult unanswered(String reason) {
    return retry("it may have been done all the same, the next look tells: " + reason);
  }
}
