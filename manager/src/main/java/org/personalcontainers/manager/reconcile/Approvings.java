package org.personalcontainers.manager.reconcile;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.personalcontainers.core.ledger.ApprovalId;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.plan.Approvals;
import org.personalcontainers.core.step.Effect;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StepResult;

/**
 * How long ago each approval was given, as far as this process saw it. The books name no time: a
 * clock that is set, or that stood in 1970 at boot, must not make a yes last. So whoever begins to
 * lead and finds an approval that it did not see given takes it for over: it may be a night old.
 */
final class Approvings {
  static final long GOOD_FOR = 15 * 60_000;

  private final Clock clock;
  private final Chronicle chronicle;
  private final Map<ApprovalId, Long> since = new HashMap<>();

  /** When those were given that an order took. */
  private final Map<ApprovalId, Long> taken = new HashMap<>();

  Approvings(Clock clock, Chronicle chronicle) {
    this.clock = clock;
    this.chronicle = chronicle;
  }

  /** A leadership begins with these books. */
  void inherit(Books books) {
    long over = clock.now() - GOOD_FOR;
    given(books).forEach(id -> since.putIfAbsent(id, over));
  }

  /** These books are on their way into the store: what was not in the last ones is given now. */
  void heed(Books books) {
    taken.putAll(since);
    taken.keySet().removeAll(given(books));
    taken.values().removeIf(this::isOver);
    since.keySet().retainAll(given(books));
    given(books).forEach(id -> since.putIfAbsent(id, clock.now()));
  }

  /**
   * A yes is to a step, and not to one order of it: what came to nothing, as Gluster was busy, is
   * ordered again without another one. It does not last longer for that.
   */
  void answered(Step step, StepResult result, Requests requests) {
    if (result instanceof StepResult.Retry && step.effect() == Effect.DESTROYS) {
      requests.add(books -> givenBack(books, step), verdict -> {});
    }
  }

  private Change.Proposal givenBack(Books books, Step step) {
    ApprovalId id = Approvals.idFor(step, books.ledger().revision());
    Long given = taken.remove(id);
    if (given == null || isOver(given)) {
      return new Change.Proposal.Refused("nobody has said yes to that");
    }
    since.put(id, given);
    return new Change.Proposal.Next(books.with(books.ledger().withApproval(id)));
  }

  private boolean isOver(long given) {
    return clock.now() - given >= GOOD_FOR;
  }

  /** The books without the approvals that are over. */
  Books current(Books books) {
    heed(books);
    Ledger ledger = books.ledger();
    for (ApprovalId id : given(books)) {
      if (isOver(since.getOrDefault(id, 0L))) {
        ledger = ledger.withoutApproval(id);
        chronicle.lapsed(id);
      }
    }
    return books.with(ledger);
  }

  private static Set<ApprovalId> given(Books books) {
    return books.ledger().approvals();
  }
}
