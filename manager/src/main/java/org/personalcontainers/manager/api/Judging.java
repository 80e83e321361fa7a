package org.personalcontainers.manager.api;

import java.util.Optional;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Change;

/** A change, and why its own road would not have it when its turn came. */
final class Judging implements Change {
  private final Change change;
  private volatile Optional<Refused> refused = Optional.empty();

  Judging(Change change) {
    this.change = change;
  }

  /** Nothing is thrown here: it is the loop that asks. */
  @Override
  public Proposal on(Books books) {
    try {
      return change.on(books);
    } catch (Refused no) {
      refused = Optional.of(no);
      return new Proposal.Refused(String.valueOf(no.getMessage()));
    }
  }

  @Override
  public boolean readsStore() {
    return change.readsStore();
  }

  /** In the words of the road, or else in those. */
  Refused because(String reason) {
    return refused.orElseGet(() -> Refused.conflict(reason, "look, and ask again"));
  }
}
