package org.personalcontainers.manager.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Change;
import org.personalcontainers.manager.reconcile.Turn;
import org.personalcontainers.manager.reconcile.Verdict;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Progress;
import org.personalcontainers.manager.store.Standing;
import org.personalcontainers.manager.store.Write;
import org.personalcontainers.manager.vault.VaultKeyId;

/**
 * What the API asks of the manager. All methods may be called from any thread; what blocks is
 * bounded by some seconds.
 */
public interface Cluster {
  /** Empty until a cluster was founded, or joined. Never blocks. */
  Optional<Books> books();

  /** What the loop saw and planned last; empty where this manager does not lead. Never blocks. */
  Optional<Turn> lastTurn();

  /** Who decides. Never blocks. */
  Standing standing();

  /** The key without which this manager reads nothing that is sealed, and does not lead. */
  default Optional<VaultKeyId> lackingKey() {
    return Optional.empty();
  }

  /** The nodes whose managers keep the store, as this one knows. Never blocks. */
  SortedSet<NodeName> keepers();

  /** All documents that this member has. Never blocks. */
  SortedMap<DocumentName, Document> documents();

  /** How the other keepers keep up; empty where this manager does not lead. Never blocks. */
  SortedMap<MemberId, Progress> followers();

  /** The other managers, whether they keep the store or not. */
  Fellows fellows();

  /** Why the last order for a stack came to nothing. Never blocks. */
  Optional<String> complaint(StackName stack);

  /** Has the loop change the books, between two turns. */
  Verdict change(Change change) throws InterruptedException;

  /** Writes documents that are no part of the books: all or nothing, and only where it leads. */
  Outcome write(List<Write> writes);

  /** Grows with each turn, and with each change of the documents. Never blocks. */
  long changes();

  /** Waits until {@link #changes} is no longer what was seen, or the time is over. */
  void awaitChange(long seen, Duration longest) throws InterruptedException;
}
