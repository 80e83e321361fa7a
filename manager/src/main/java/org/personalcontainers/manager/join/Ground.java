package org.personalcontainers.manager.join;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Change;
import org.personalcontainers.manager.reconcile.Verdict;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Standing;
import org.personalcontainers.manager.store.Write;

/**
 * The store and the loop, as far as joining needs them. From any thread; what blocks is bounded by
 * some seconds.
 */
public interface Ground {
  /** Empty until a cluster was founded. Never blocks. */
  Optional<Books> books();

  /** Never blocks. */
  Standing standing();

  /** All documents that this member has. Never blocks. */
  SortedMap<DocumentName, Document> documents();

  /** Has the loop change the books, between two turns; only where this manager leads. */
  Verdict change(Change change) throws InterruptedException;

  /** Writes documents beside the books: all or nothing, and only where this manager leads. */
  Outcome write(List<Write> writes);

  /**
   * Begins the store with this manager as its only member, or takes up the one that was begun, and
   * writes these. It must be empty so far.
   */
  Outcome found(List<Write> writes) throws InterruptedException;

  /** What the loop needs has been done: it need not wait. Never blocks. */
  void wake();
}
