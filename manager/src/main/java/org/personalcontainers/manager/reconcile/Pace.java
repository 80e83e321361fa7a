package org.personalcontainers.manager.reconcile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.SwarmStep;

/** Whether a leader still gets anywhere. */
final class Pace {
  private final Clock clock;
  private static final int MOST_DOUBLINGS = 16;

  /** How often what is planned was done already. */
  private final Map<Step, Integer> done = new HashMap<>();

  /** What needs a person's hand, and until when it is not tried again. */
  private final Map<Step, Held> held = new HashMap<>();

  private record Held(int times, long until) {}

  private Optional<Plan> last = Optional.empty();
  private int same;
  private long lastWork;

  Pace(Clock clock) {
    this.clock = clock;
    this.lastWork = clock.now();
  }

  void worked() {
    lastWork = clock.now();
  }

  void planned(Plan plan) {
    same = last.filter(plan::equals).isPresent() ? Math.min(same + 1, MOST_DOUBLINGS) : 0;
    last = Optional.of(plan);
    done.keySet().retainAll(plan.steps());
    held.keySet().retainAll(plan.steps());
    if (!plan.steps().isEmpty()) {
      worked();
    }
  }

  /** How long to wait for what comes by itself: what has just changed is soon followed by more. */
  long pause(Tempo tempo) {
    return Math.min(tempo.shortest() << same, tempo.unsettled());
  }

  /** What is done and planned again, such as a heal that goes on, is done ever more seldom. */
  long afterDone(Step step, Tempo tempo) {
    int times = done.merge(step, 1, Integer::sum) - 1;
    return Math.min(Tempo.GATHERED << Math.min(times, MOST_DOUBLINGS), tempo.unsettled());
  }

  /** What was stuck is tried ever more seldom: each time costs its node something. */
  void answered(Step step, StepResult result, Tempo tempo) {
    boolean costly = step instanceof SwarmStep.DeployStack && result instanceof StepResult.Retry;
    if (costly || result instanceof StepResult.Stuck) {
      hold(step, tempo);
    } else {
      held.remove(step);
    }
  }

  private void hold(Step step, Tempo tempo) {
    int times = Optional.ofNullable(held.get(step)).map(Held::times).orElse(0);
    long pause = Math.min(tempo.failed() << Math.min(times, MOST_DOUBLINGS), tempo.stuck());
    held.put(step, new Held(times + 1, clock.now() + pause));
  }

  /** Whether anything is: then what is planned needs no hurry. */
  boolean holds() {
    return held.keySet().stream().anyMatch(this::isHeld);
  }

  boolean isHeld(Step step) {
    return Optional.ofNullable(held.get(step)).filter(h -> clock.now() < h.until()).isPresent();
  }

  /** For how long no plan had anything to do. */
  long idleFor() {
    return clock.now() - lastWork;
  }
}
