package org.personalcontainers.manager.reconcile;

import org.personalcontainers.core.ledger.Bookkeeping;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.plan.Approvals;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.step.Effect;
import org.personalcontainers.core.step.Register;
import org.personalcontainers.core.step.Step;

/** What the books have to hold before a plan's orders leave: births expected, approvals used up. */
final class Booking {
  private Booking() {}

  /** All of it. */
  static Books book(Books books, Plan plan) {
    Ledger ledger = books.ledger();
    for (Step step : plan.steps()) {
      ledger = book(ledger, step, books.ledger().revision());
    }
    return books.with(ledger);
  }

  private static Ledger book(Ledger ledger, Step step, long revision) {
    Ledger written = step instanceof Register(var entry) ? written(ledger, entry) : ledger;
    return step.effect() == Effect.DESTROYS
        ? written.withoutApproval(Approvals.idFor(step, revision))
        : written;
  }

  /** Of it what needs nobody's yes: what is expected, or was found to be born. */
  static Books births(Books books, Plan plan) {
    Ledger ledger = books.ledger();
    for (Step step : plan.steps()) {
      if (step instanceof Register(var entry) && step.effect() == Effect.MENDS) {
        ledger = written(ledger, entry);
      }
    }
    return books.with(ledger);
  }

  private static Ledger written(Ledger ledger, Entry entry) {
    return switch (Bookkeeping.write(ledger, entry)) {
      case Bookkeeping.Outcome.Written(Ledger newer) -> newer;
      case Bookkeeping.Outcome.Refused refused -> ledger;
    };
  }
}
