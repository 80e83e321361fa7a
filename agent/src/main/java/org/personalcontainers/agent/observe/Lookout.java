package org.personalcontainers.agent.observe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.personalcontainers.core.node.Job;
import org.personalcontainers.core.status.NodeStatus;

/**
 * Looks when somebody wants to know, and at nothing while nobody does: a look costs programs. Safe
 * for use by many threads; all that wait share the looks.
 */
public final class Lookout {
  private final Supplier<NodeStatus> eyes;
  private final Supplier<List<Job>> jobs;
  private final Supplier<?> trace;
  private final Tempo tempo;
  private final Unrest unrest;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private final Condition seen = lock.newCondition();
  private Optional<Sight> latest = Optional.empty();
  private long begun;
  private long asked;
  private long wakes;
  private long heard;
  private int watchers;
  private Object lastTrace = "";
  private Duration lastStart = Duration.ZERO;
  private Duration lastEnd = Duration.ZERO;
  private Duration looking = Duration.ZERO;
  private Duration pause;

  /**
   * How often it looks while somebody waits for a change.
   *
   * @param gathered after a wake, so long until the look: wakes come in swarms
   * @param traced how often the cheap trace is taken
   * @param idle how often it looks though nothing stirs
   */
  public record Tempo(Duration gathered, Duration traced, Duration idle) {
    public static final Tempo USUAL =
        new Tempo(Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofSeconds(10));
  }

  /**
   * @param jobs those under way, as seen just before a look begins
   * @param trace what is cheap to see and changes when something has happened
   */
  public Lookout(
      Supplier<NodeStatus> eyes, Supplier<List<Job>> jobs, Supplier<?> trace, Tempo tempo) {
    this.eyes = eyes;
    this.jobs = jobs;
    this.trace = trace;
    this.tempo = tempo;
    this.unrest = new Unrest(tempo.idle());
    this.pause = tempo.idle();
  }

  /** Something may have changed. Never blocks for long. */
  public void wake() {
    lock.lock();
    try {
      wakes++;
      wanted.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * A look that began after this call, or no longer ago than that and with nothing stirring since.
   * Empty where that takes longer than the limit.
   */
  public Optional<Sight> fresh(Duration within, Duration limit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      return numbered(isRecent(within) ? begun : begun + 1, limit.toNanos());
    } finally {
      lock.unlock();
    }
  }

  private boolean isRecent(Duration within) {
    return begun > 0 && wakes == heard && now().minus(lastStart).compareTo(within) < 0;
  }

  private Optional<Sight> numbered(long needed, long nanos) throws InterruptedException {
    asked = Math.max(asked, needed);
    wanted.signalAll();
    long left = nanos;
    while (latest.map(Sight::number).orElse(0L) < needed) {
      if (left <= 0) {
        return Optional.empty();
      }
      left = seen.awaitNanos(left);
    }
    return latest;
  }

  /**
   * A look that began after this call; where it shows nothing new, waits for one that does. Empty
   * where nothing new was seen within that time.
   */
  public Optional<Sight> changed(String hash, Duration wait, Duration limit)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      watchers++;
      return changedOf(hash, wait.toNanos(), limit.toNanos());
    } finally {
      watchers--;
      lock.unlock();
    }
  }

  private Optional<Sight> changedOf(String hash, long wait, long limit)
      throws InterruptedException {
    long end = System.nanoTime() + wait;
    Optional<Sight> sight = numbered(begun + 1, limit);
    while (sight.isPresent() && sight.get().hash().equals(hash)) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return Optional.empty();
      }
      seen.awaitNanos(left);
      sight = latest;
    }
    return sight;
  }

  /** Whether somebody waits for a look that has not begun. */
  boolean isWanted() {
    lock.lock();
    try {
      return asked > begun;
    } finally {
      lock.unlock();
    }
  }

  /** Of any age; empty before the first one. */
  public Optional<Sight> latest() {
    lock.lock();
    try {
      return latest;
    } finally {
      lock.unlock();
    }
  }

  /** How many looks there were. */
  public long looks() {
    return latest().map(Sight::number).orElse(0L);
  }

  /** How long all of them took. */
  public Duration looking() {
    lock.lock();
    try {
      return looking;
    } finally {
      lock.unlock();
    }
  }

  /** The loop: until its thread is interrupted. */
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        long number = awaitNeed();
        Duration start = now();
        List<Job> before = jobs.get();
        publish(Sight.of(number, eyes.get(), before), start);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void publish(Sight sight, Duration start) {
    lock.lock();
    try {
      latest = Optional.of(sight);
      lastEnd = now();
      looking = looking.plus(lastEnd.minus(start));
      pause = unrest.after(sight);
      seen.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private long awaitNeed() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (asked <= begun && !isStirring()) {
        if (watchers == 0) {
          wanted.await();
        } else {
          wanted.awaitNanos(Math.min(tempo.traced().toNanos(), pause.toNanos()));
        }
      }
      heard = wakes;
      lastStart = now();
      lastTrace = trace.get();
      return ++begun;
    } finally {
      lock.unlock();
    }
  }

  /** Only for who waits; who comes later gets a look of its own. */
  private boolean isStirring() throws InterruptedException {
    if (watchers == 0) {
      return false;
    }
    if (wakes > heard) {
      gather();
      return true;
    }
    return !trace.get().equals(lastTrace) || now().minus(lastEnd).compareTo(pause) >= 0;
  }

  private void gather() throws InterruptedException {
    long left = tempo.gathered().toNanos();
    while (left > 0 && asked <= begun) {
      left = wanted.awaitNanos(left);
    }
  }

  private static Duration now() {
    return Duration.ofNanos(System.nanoTime());
  }
}
