package org.personalcontainers.manager.store.atomix;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Standing;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.store.Write;

/**
 * Writes without end through whoever leads, and remembers what was acknowledged: of a document that
 * is written again and again its last revision, and every document that is written once.
 */
final class Writer implements AutoCloseable {
  private static final int KEPT = 500;
  private static final Duration PAUSE = Duration.ofMillis(5);
  private static final DocumentName COUNTER = new DocumentName("counter");

  private final TestGroup group;
  private final Thread thread;
  private final SortedMap<Long, Long> revisions = new TreeMap<>();
  private volatile boolean closed;
  private volatile Optional<RuntimeException> failure = Optional.empty();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong unknown = new AtomicLong();
  private volatile long longestGapMillis;
  private long counterRevision;
  private long number;

  Writer(TestGroup group) {
    this.group = group;
    thread = Thread.ofVirtual().name("writer").start(this::run);
  }

  long acknowledged() {
    return acknowledged.get();
  }

  long unknown() {
    return unknown.get();
  }

  long longestGapMillis() {
    return longestGapMillis;
  }

  private void run() {
    try {
      long last = System.nanoTime();
      while (!closed) {
        Optional<AtomixStore> leader = group.stores().stream().filter(TestGroup::leads).findFirst();
        if (leader.isPresent() && writes(leader.get())) {
          long now = System.nanoTime();
          longestGapMillis = Math.max(longestGapMillis, TimeUnit.NANOSECONDS.toMillis(now - last));
          last = now;
        } else {
          LockSupport.parkNanos(PAUSE.toNanos());
        }
      }
    } catch (RuntimeException e) {
      failure = Optional.of(e);
    }
  }

  /**
   * The counter with its expected revision, a document for this write alone, and an old one of
   * these less: all at once.
   */
  private boolean writes(Store store) {
    long term = store.standing().term();
    List<Write> writes = new ArrayList<>();
    writes.add(new Write.Put(COUNTER, counterRevision, Content.of("" + (number + 1))));
    writes.add(new Write.Put(name(number + 1), 0, Content.of("x")));
    Optional<Long> old = Optional.ofNullable(revisions.get(number - KEPT));
    old.ifPresent(revision -> writes.add(new Write.Delete(name(number - KEPT), revision)));
    Outcome outcome = store.commit(term, writes);
    switch (outcome) {
      case Outcome.Committed(long index) -> acknowledge(index);
      case Outcome.Conflict conflict -> lookAgain(store, term);
      case Outcome.NotLeading elsewhere -> {}
      case Outcome.TooLarge full -> throw new IllegalStateException(full.reason());
      case Outcome.Unknown nobodyKnows -> unknown.incrementAndGet();
    }
    return outcome instanceof Outcome.Committed;
  }

  private static DocumentName name(long number) {
    return DocumentName.of("write", number);
  }

  private void acknowledge(long index) {
    revisions.remove(number - KEPT);
    number++;
    counterRevision = index;
    revisions.put(number, index);
    acknowledged.incrementAndGet();
  }

  /** What was not acknowledged may have been written: what is there counts, if a leader says so. */
  private void lookAgain(Store store, long term) {
    if (!(store.round(term) instanceof Outcome.Committed)) {
      return;
    }
    Document counter =
        store.get(COUNTER).orElseThrow(() -> new IllegalStateException("the counter is lost"));
    long found = Long.parseLong(counter.content().text());
    if (found < number) {
      throw new IllegalStateException("acknowledged was " + number + ", found is " + found);
    }
    number = found;
    counterRevision = counter.revision();
  }

  /** What was acknowledged and is not there, or not as it was written; ends the writing. */
  List<String> lost(Store store) {
    close();
    List<String> lost = new ArrayList<>();
    failure.ifPresent(found -> lost.add(found.toString()));
    revisions
        .tailMap(number - KEPT + 2)
        .forEach(
            (each, revision) -> {
              if (store.get(name(each)).filter(found -> found.revision() == revision).isEmpty()) {
                lost.add("write " + each + " of revision " + revision);
              }
            });
    return lost;
  }

  static boolean isSettled(Store store) {
    return store.standing() instanceof Standing.Leading leading
        && store.round(leading.term()) instanceof Outcome.Committed;
  }

  @Override
  public void close() {
    closed = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
