package org.personalcontainers.manager.reconcile;

/** What a person, or a node that joins, wants changed in the books. Called on the loop. */
@FunctionalInterface
public interface Change {
  Proposal on(Books books);

  /** What becomes of the books. */
  sealed interface Proposal {
    record Next(Books books) implements Proposal {}

    /** Not on these books. */
    record Refused(String reason) implements Proposal {}
  }
}
