package org.personalcontainers.agent.serve;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.personalcontainers.agent.work.Jobs;
import org.personalcontainers.agent.work.LockedJobs;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.Wording;

/** Counts what came of the steps, and tells it in one line each. */
public final class Tally implements LockedJobs.Journal {
  private final Map<Outcome, LongAdder> counts = new EnumMap<>(Outcome.class);
  private final Consumer<String> log;

  public Tally(Consumer<String> log) {
    this.log = log;
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome, new LongAdder());
    }
  }

  enum Outcome {
    DONE,
    RETRY,
    STUCK,
    STALE,
    UNSUPPORTED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  long count(Outcome outcome) {
    return Objects.requireNonNull(counts.get(outcome)).sum();
  }

  @Override
  public void started(Jobs.Ordered order) {
    log.accept("begins: " + words(order));
  }

  /** The step, never the order: that may hold a secret. */
  private static String words(Jobs.Ordered order) {
    return Wording.of(order.step());
  }

  @Override
  public void ended(Jobs.Ordered order, StepResult result, Duration lasted) {
    Objects.requireNonNull(counts.get(outcome(result))).increment();
    log.accept(words(order) + ": " + sentence(result) + " (" + lasted.toMillis() + " ms)");
  }

  private static Outcome outcome(StepResult result) {
    return switch (result) {
      case StepResult.Done done -> Outcome.DONE;
      case StepResult.Retry retry -> Outcome.RETRY;
      case StepResult.Stuck stuck -> Outcome.STUCK;
      case StepResult.Stale stale -> Outcome.STALE;
      case StepResult.Unsupported unsupported -> Outcome.UNSUPPORTED;
    };
  }

  private static String sentence(StepResult result) {
    return switch (result) {
      case StepResult.Done done -> "done";
      case StepResult.Retry(String problem) -> "not now: " + problem;
      case StepResult.Stuck(String problem, String remedy) -> "stuck: " + problem + " " + remedy;
      case StepResult.Stale(String reason) -> "stale: " + reason;
      case StepResult.Unsupported(String step) -> "not known here: " + step;
    };
  }
}
