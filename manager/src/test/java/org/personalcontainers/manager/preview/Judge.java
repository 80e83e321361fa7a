package org.personalcontainers.manager.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.personalcontainers.core.check.PlanCheck;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Situation;

/** Holds every turn of a preview to the invariants; the checker shares no code with the planner. */
final class Judge {
  private Judge() {}

  static void check(Situation start, Preview preview) {
    Situation situation = start;
    for (Plan turn : preview.turns()) {
      assertEquals(List.of(), PlanCheck.check(situation, turn));
      situation = Pretence.allDone(situation, turn.steps());
    }
  }
}
