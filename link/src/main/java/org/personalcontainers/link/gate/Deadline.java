package org.personalcontainers.link.gate;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Closes a channel or a socket under whoever is blocked on it, unless it is done before. Reading,
 * writing and shaking hands have one and the same limit this way, and none needs a time-out of its
 * own.
 */
public final class Deadline implements AutoCloseable {
  /** Closing never blocks, so one thread is enough for all connections of the process. */
  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private final Closeable line;
  private final AtomicBoolean settled = new AtomicBoolean();
  private final Future<?> cut;
  private volatile boolean passed;

  private Deadline(Closeable line, long nanos) {
    this.line = line;
    this.cut = TIMER.schedule(this::cut, nanos, TimeUnit.NANOSECONDS);
  }

  public static Deadline on(Closeable line, Duration limit) {
    return in(line, limit.toNanos());
  }

  public static Deadline in(Closeable line, long nanos) {
    return new Deadline(line, nanos);
  }

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("link-deadlines").factory());
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  private void cut() {
    if (settled.compareAndSet(false, true)) {
      passed = true;
      try {
        line.close();
      } catch (IOException e) {
        // It is closed all the same.
      }
    }
  }

  public boolean hasPassed() {
    return passed;
  }

  /** From here on it does nothing any more. */
  @Override
  public void close() {
    settled.set(true);
    cut.cancel(false);
  }
}
