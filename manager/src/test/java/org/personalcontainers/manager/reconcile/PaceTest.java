package org.personalcontainers.manager.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StepResult;

class PaceTest {
  private static final Step STEP = new HostStep.KeepGlusterd(new NodeName("pi1"));

  private static final StepResult STUCK = new StepResult.Stuck("broken", "mend it");

  private final HandClock clock = new HandClock();
  private final Pace pace = new Pace(clock);

  private long afterDone(List<Step> steps) {
    pace.planned(new Plan(steps, List.of()));
    return pace.afterDone(STEP, Tempo.USUAL);
  }

  @Test
  void whatIsDoneAndPlannedAgainIsDoneEverMoreSeldom() {
    assertEquals(100, afterDone(List.of(STEP)));
    assertEquals(200, afterDone(List.of(STEP)));
    assertEquals(400, afterDone(List.of(STEP)));
    for (int time = 0; time < 20; time++) {
      afterDone(List.of(STEP));
    }
    assertEquals(Tempo.USUAL.unsettled(), afterDone(List.of(STEP)));
    pace.planned(new Plan(List.of(), List.of()));
    assertEquals(100, afterDone(List.of(STEP)));
  }

  /** How long it is not tried. */
  private long heldAfter(StepResult result) {
    pace.planned(new Plan(List.of(STEP), List.of()));
    pace.answered(STEP, result, Tempo.USUAL);
    long begun = clock.now();
    while (pace.isHeld(STEP)) {
      clock.pass(100);
    }
    return clock.now() - begun;
  }

  @Test
  void whatIsStuckIsTriedEverMoreSeldom() {
    assertEquals(1_000, heldAfter(STUCK));
    assertEquals(2_000, heldAfter(STUCK));
    assertEquals(4_000, heldAfter(STUCK));
    for (int time = 0; time < 20; time++) {
      heldAfter(STUCK);
    }
    assertEquals(Tempo.USUAL.stuck(), heldAfter(STUCK));
    assertEquals(0, heldAfter(new StepResult.Retry("busy")));
    assertEquals(1_000, heldAfter(STUCK));
    pace.planned(new Plan(List.of(), List.of()));
    assertEquals(1_000, heldAfter(STUCK));
  }
}
