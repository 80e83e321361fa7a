package org.personalcontainers.manager.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.personalcontainers.core.check.PlanCheck;
import org.personalcontainers.core.check.Violation;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.manager.plan.Planner;
import org.personalcontainers.manager.reconcile.Mind;

/**
 * How tests plan: every plan is held to the invariants, whatever the test is about. What plans on a
 * thread of its own does it through one of these, and the test asks in the end.
 */
public final class Checked implements Mind {
  private final Mind mind;
  private final List<Violation> violations = new CopyOnWriteArrayList<>();

  Checked(Mind mind) {
    this.mind = mind;
  }

  public static Checked planner() {
    return new Checked(new Planner()::plan);
  }

  @Override
  public Plan plan(Situation situation) {
    Plan plan = mind.plan(situation);
    violations.addAll(PlanCheck.check(situation, plan));
    return plan;
  }

  /** Fails where any plan so far broke an invariant. */
  public void brokeNothing() {
    assertEquals(List.of(), violations);
  }

  /** One plan, checked at once. */
  public static Plan planned(Situation situation) {
    Checked checked = planner();
    Plan plan = checked.plan(situation);
    checked.brokeNothing();
    return plan;
  }

  /** A whole road, each turn of it checked. */
  public static Preview previewed(Situation situation) {
    Preview preview = Preview.of(new Planner(), situation);
    Judge.check(situation, preview);
    return preview;
  }
}
