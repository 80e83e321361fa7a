package org.personalcontainers.manager.reconcile;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.personalcontainers.core.ledger.ApprovalId;
import org.personalcontainers.core.ledger.Ledger;

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
    since.keySet().retainAll(given(books));
    given(books).forEach(id -> since.putIfAbsent(id, clock.now()));
  }

  /** The books without the approvals that are over. */
  Books current(Books books) {
    heed(books);
    Ledger ledger = books.ledger();
    for (ApprovalId id : given(books)) {
      if (clock.now() - since.getOrDefault(id, 0L) >= GOOD_FOR) {
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
