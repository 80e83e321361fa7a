package org.personalcontainers.manager.preview;

import java.util.ArrayList;
import java.util.List;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.manager.plan.Planner;

/**
 * All turns to the end of the road, as far as it can be told from here.
 *
 * @param turns what would be done, turn by turn
 * @param rest what is left to wait for when nothing is left to do
 */
public record Preview(List<Plan> turns, Plan rest, Situation outcome) {
  /** More turns than any road has: who needs more goes round in circles, which is a bug of ours. */
  private static final int MOST_TURNS = 10_000;

  public Preview {
    turns = List.copyOf(turns);
  }

  public static Preview of(Planner planner, Situation start) {
    List<Plan> turns = new ArrayList<>();
    Situation situation = start;
    Plan plan = planner.plan(situation);
    while (!plan.steps().isEmpty()) {
      if (turns.size() == MOST_TURNS) {
        throw new IllegalStateException("the plan goes round in circles: " + plan.steps());
      }
      turns.add(plan);
      situation = Pretence.allDone(situation, plan.steps());
      plan = planner.plan(situation);
    }
    return new Preview(turns, plan, situation);
  }
}
