package org.personalcontainers.manager.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.personalcontainers.core.api.Events;
import org.personalcontainers.core.spec.NodeName;

/**
 * The last events, in memory: what this manager noted, and what others told it. Safe for use by
 * many threads.
 */
public final class Journal {
  private static final int MOST = 1000;

  private final NodeName self;
  private final InstantSource clock;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private volatile Runnable noted = () -> {};
  private long last;

  /**
   * Numbers follow the clock, and are the teller's own where they can be: whoever reads here may go
   * on at another manager. What comes late gets a later number, so that no reader misses it.
   */
  private record Entry(long number, Happening what) {
    Events.Event event() {
      return new Events.Event(number, what.at(), what.node(), what.text());
    }
  }

  /**
   * @param self the node of this manager
   */
  public Journal(NodeName self, InstantSource clock) {
    this.self = self;
    this.clock = clock;
  }

  /** Calls it after this manager has noted something; it must not block. */
  public void onNote(Runnable wake) {
    noted = wake;
  }

  /** It is shortened where it is very long. */
  public void note(Optional<NodeName> node, String text) {
    String whole = text.substring(0, Math.min(text.length(), Happening.LONGEST));
    lock.lock();
    try {
      long mark = Math.max(last + 1, clock.millis());
      add(new Entry(mark, new Happening(self, mark, clock.instant(), node, whole)));
    } finally {
      lock.unlock();
    }
    noted.run();
  }

  /** What concerns this manager's own node. */
  public void noteOwn(String text) {
    note(Optional.of(self), text);
  }

  /** What others tell; it may come twice, and in any order. */
  public void hear(Collection<Happening> told) {
    lock.lock();
    try {
      told.stream()
          .sorted(Comparator.comparing(Happening::at))
          .filter(this::isNew)
          .toList()
          .forEach(what -> add(new Entry(Math.max(last + 1, what.mark()), what)));
    } finally {
      lock.unlock();
    }
  }

  /** Of what made room already nobody knows that it was here. */
  private boolean isNew(Happening what) {
    boolean madeRoom = entries.size() == MOST && what.at().isBefore(entries.getFirst().what().at());
    return !madeRoom && entries.stream().noneMatch(entry -> entry.what().isAlso(what));
  }

  private void add(Entry entry) {
    last = entry.number();
    entries.addLast(entry);
    if (entries.size() > MOST) {
      entries.removeFirst();
    }
    more.signalAll();
  }

  /** What this manager itself noted after that mark, the oldest first. */
  public List<Happening> ownAfter(long mark) {
    return known().stream()
        .filter(what -> what.teller().equals(self) && what.mark() > mark)
        .toList();
  }

  /** The newest of all that is known, the oldest of them first. */
  public List<Happening> newest(int most) {
    List<Happening> all = known();
    return all.subList(Math.max(0, all.size() - most), all.size());
  }

  private List<Happening> known() {
    lock.lock();
    try {
      return entries.stream().map(Entry::what).toList();
    } finally {
      lock.unlock();
    }
  }

  /** What came after that number; waits where there is nothing yet. */
  Events after(long number, Duration longest) throws InterruptedException {
    lock.lock();
    try {
      long left = longest.toNanos();
      while (last <= number && left > 0) {
        left = more.awaitNanos(Math.min(left, TimeUnit.SECONDS.toNanos(30)));
      }
      List<Events.Event> found = new ArrayList<>();
      entries.stream()
          .filter(entry -> entry.number() > number)
          .forEach(entry -> found.add(entry.event()));
      return new Events(Math.max(last, number), found);
    } finally {
      lock.unlock();
    }
  }
}
