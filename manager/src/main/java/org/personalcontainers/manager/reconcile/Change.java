package org.personalcontainers.manager.reconcile;

import java.util.List;
import org.personalcontainers.manager.store.Write;

/** What a person, or a node that joins, wants changed in the books. Called on the loop. */
@FunctionalInterface
public interface Change {
  Proposal on(Books books);

  /** Whether it is judged by documents of the store too, which are those from before the turn. */
  default boolean readsStore() {
    return false;
  }

  /** One that is: of these each turn takes one, so that none is judged by what another ends. */
  static Change byStore(Change change) {
    return new Change() {
      @Override
      public Proposal on(Books books) {
        return change.on(books);
      }

      @Override
      public boolean readsStore() {
        return true;
      }
    };
  }

  /** What becomes of the books. */
  sealed interface Proposal {
    /**
     * These instead.
     *
     * @param papers documents that go into the very same commit, such as the history
     */
    record Next(Books books, List<Write> papers) implements Proposal {
      public Next {
        papers = List.copyOf(papers);
      }

      public Next(Books books) {
        this(books, List.of());
      }
    }

    /** Not on these books. */
    record Refused(String reason) implements Proposal {}
  }
}
