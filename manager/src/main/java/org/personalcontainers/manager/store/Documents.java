package org.personalcontainers.manager.store;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All documents at one point in time, and the one rule of how they change. Pure: every member comes
 * to the same documents from the same commits.
 */
public record Documents(SortedMap<DocumentName, Document> all) {
  /** The same on every member and for ever: older commits are judged again by it. */
  public static final int DOCUMENT_BYTES = 256 * 1024;

  public static final int COMMIT_BYTES = 320 * 1024;
  public static final int COMMIT_WRITES = 64;
  public static final int TOTAL_BYTES = 8 * 1024 * 1024;
  public static final int TOTAL_DOCUMENTS = 4096;

  public static final Documents NONE = new Documents(Collections.emptySortedMap());

  public Documents {
    all = Collections.unmodifiableSortedMap(new TreeMap<>(all));
  }

  /** What a commit made of them. */
  public record Judged(Outcome outcome, Documents documents) {}

  /**
   * Why these writes can't be taken by anyone, in any state; empty: they can.
   *
   * @throws IllegalArgumentException when there is nothing to write, or a name comes twice
   */
  public static Optional<Outcome.TooLarge> refused(List<Write> writes) {
    checkNames(writes);
    if (writes.size() > COMMIT_WRITES) {
      return tooLarge(writes.size() + " documents at once; at most " + COMMIT_WRITES);
    }
    int sum = 0;
    for (Write write : writes) {
      int size = size(write);
      if (size > DOCUMENT_BYTES) {
        return tooLarge(
            write.name() + " has " + size + " bytes; a document at most " + DOCUMENT_BYTES);
      }
      sum += size;
    }
    return sum > COMMIT_BYTES
        ? tooLarge(sum + " bytes at once; at most " + COMMIT_BYTES)
        : Optional.empty();
  }

  private static void checkNames(List<Write> writes) {
    Set<DocumentName> names = new HashSet<>();
    for (Write write : writes) {
      if (!names.add(write.name())) {
        throw new IllegalArgumentException(write.name() + " is written twice in one commit");
      }
    }
    if (writes.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to write");
    }
  }

  private static Optional<Outcome.TooLarge> tooLarge(String reason) {
    return Optional.of(new Outcome.TooLarge(reason));
  }

  /** What these writes bring. */
  public static int bytes(List<Write> writes) {
    return writes.stream().mapToInt(Documents::size).sum();
  }

  private static int size(Write write) {
    return switch (write) {
      case Write.Put put -> put.content().size();
      case Write.Delete delete -> 0;
    };
  }

  /** All of these writes, or none. */
  public Judged judge(long index, List<Write> writes) {
    List<DocumentName> conflicts =
        writes.stream()
            .filter(write -> revision(write.name()) != write.expectedRevision())
            .map(Write::name)
            .toList();
    return conflicts.isEmpty()
        ? fitting(index, writes)
        : new Judged(new Outcome.Conflict(conflicts), this);
  }

  private long revision(DocumentName name) {
    return Optional.ofNullable(all.get(name)).map(Document::revision).orElse(Write.ABSENT);
  }

  private Judged fitting(long index, List<Write> writes) {
    Documents after = new Documents(written(index, writes));
    boolean grown = after.bytes() > bytes() || after.all.size() > all.size();
    if (grown && after.bytes() > TOTAL_BYTES) {
      return full("%d bytes in all; at most %d".formatted(after.bytes(), TOTAL_BYTES));
    }
    if (grown && after.all.size() > TOTAL_DOCUMENTS) {
      return full("%d documents; at most %d".formatted(after.all.size(), TOTAL_DOCUMENTS));
    }
    return new Judged(new Outcome.Committed(index), after);
  }

  private Judged full(String reason) {
    return new Judged(new Outcome.TooLarge("the store is full: " + reason), this);
  }

  private SortedMap<DocumentName, Document> written(long index, List<Write> writes) {
    SortedMap<DocumentName, Document> after = new TreeMap<>(all);
    for (Write write : writes) {
      switch (write) {
        case Write.Put put -> after.put(put.name(), new Document(put.name(), index, put.content()));
        case Write.Delete delete -> after.remove(delete.name());
      }
    }
    return after;
  }

  private long bytes() {
    return all.values().stream().mapToLong(document -> document.content().size()).sum();
  }
}
