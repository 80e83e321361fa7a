package org.personalcontainers.manager.store;

import java.util.List;
import java.util.Optional;

/** What became of a wish to change something. */
public sealed interface Outcome {
  /**
   * It lasts.
   *
   * @param index grows with every change; also the revision of the documents written
   */
  record Committed(long index) implements Outcome {}

  /** Nothing was written: these documents are at another revision. */
  record Conflict(List<DocumentName> documents) implements Outcome {
    public Conflict {
      documents = List.copyOf(documents);
    }
  }

  /** Nothing was written: another decides, or this member in another term. */
  record NotLeading(Optional<MemberId> leader) implements Outcome {}

  /** Nothing was written: it is more than a store may hold. */
  record TooLarge(String reason) implements Outcome {}

  /** It may have been written, or may still be: look again before the next try. */
  record Unknown(String reason) implements Outcome {}
}
