package org.personalcontainers.manager.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.Step;

class PaceTest {
  private static final Step STEP = new HostStep.KeepGlusterd(new NodeName("pi1"));

  private final Pace pace = new Pace(new HandClock());

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
}
