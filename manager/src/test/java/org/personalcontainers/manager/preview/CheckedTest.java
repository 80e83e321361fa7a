package org.personalcontainers.manager.preview;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.HostStep;

class CheckedTest {
  private final Situation fresh = Fresh.situation(1);

  @Test
  void letsAPlanPassThatBreaksNothing() {
    Checked checked = Checked.planner();
    checked.plan(fresh);
    checked.brokeNothing();
  }

  @Test
  void failsWhereAPlanBrokeSomething() {
    Plan blind = new Plan(List.of(new HostStep.KeepGlusterd(new NodeName("pi1"))), List.of());
    Checked checked = new Checked(situation -> blind);
    checked.plan(new Situation(fresh.spec(), new TreeMap<>(), fresh.ledger()));
    AssertionFailedError told = assertThrows(AssertionFailedError.class, checked::brokeNothing);
    assertTrue(told.toString().contains("UNSEEN_NODE"), told.toString());
  }
}
