package org.personalcontainers.link.http;

import java.io.IOException;
import java.nio.channels.Channel;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Closes a channel under whoever is blocked on it, unless it is done before. Reading, writing and
 * shaking hands have one and the same limit this way, and none needs a time-out of its own.
 */
final class Deadline implements AutoCloseable {
  /** Closing never blocks, so one thread is enough for all connections of the process. */
  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private final Channel channel;
  private final AtomicBoolean settled = new AtomicBoolean();
  private final Future<?> cut;
  private volatile boolean passed;

  private Deadline(Channel channel, long nanos) {
    this.channel = channel;
    this.cut = TIMER.schedule(this::cut, nanos, TimeUnit.NANOSECONDS);
  }

  static Deadline on(Channel channel, Duration limit) {
    return in(channel, limit.toNanos());
  }

  static Deadline in(Channel channel, long nanos) {
    return new Deadline(channel, nanos);
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
        channel.close();
      } catch (IOException e) {
        // It is closed all the same.
      }
    }
  }

  boolean hasPassed() {
    return passed;
  }

  /** From here on it does nothing any more. */
  @Override
  public void close() {
    settled.set(true);
    cut.cancel(false);
  }
}
