package org.personalcontainers.lab.sim;

import org.personalcontainers.core.ledger.Bookkeeping;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.plan.Approvals;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.step.Effect;
import org.personalcontainers.core.step.Register;
import org.personalcontainers.core.step.Step;

/** What the store has to hold before a plan's orders leave: births expected, approvals used up. */
final class Booking {
  private Booking() {}

  static Content book(Content content, Plan plan) {
    Ledger ledger = content.ledger();
    for (Step step : plan.steps()) {
      ledger = book(ledger, step, content.ledger().revision());
    }
    return content.with(ledger);
  }

  private static Ledger book(Ledger ledger, Step step, long revision) {
    if (step instanceof Register(var entry)) {
      return switch (Bookkeeping.write(ledger, entry)) {
        case Bookkeeping.Outcome.Written(Ledger newer) -> newer;
        case Bookkeeping.Outcome.Refused refused -> ledger;
      };
    }
    return step.effect() == Effect.DESTROYS
        ? ledger.withoutApproval(Approvals.idFor(step, revision))
        : ledger;
  }
}
