package org.personalcontainers.manager.reconcile;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.personalcontainers.manager.store.Write;

/**
 * The managers' store, as the leader of a term sees it. Every verdict comes on the loop, once, or
 * never where the process dies; no call blocks.
 */
public interface Council {
  /**
   * What this manager has of the books; the newest, once a round of this term was committed. Empty
   * where no cluster was founded yet.
   */
  Optional<Books> books();

  /** Asks a majority whether this manager still leads; whatever was proposed before is settled. */
  void round(long term, Consumer<Verdict> then);

  /**
   * Puts these books in the place of those that were read or committed last, and writes papers with
   * them: all or nothing.
   */
  void commit(long term, Books next, List<Write> papers, Consumer<Verdict> then);
}
