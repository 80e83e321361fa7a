package org.personalcontainers.manager.reconcile;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The one thread on which a manager decides. */
public final class Loop implements Clock, Executor, AutoCloseable {
  /** Looks, orders and verdicts under way are far fewer: more is a mistake, and is told. */
  private static final int MOST_WAITING = 100_000;

  private final ScheduledThreadPoolExecutor thread;
  private final Consumer<RuntimeException> broken;

  /**
   * @param broken is told, on the loop, what a deed threw; the loop goes on
   */
  public Loop(Consumer<RuntimeException> broken) {
    this.broken = broken;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("reconciler").daemon().factory());
    thread.setRemoveOnCancelPolicy(true);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  @Override
  public void later(long milliseconds, Runnable deed) {
    if (thread.getQueue().size() >= MOST_WAITING) {
      throw new RejectedExecutionException(MOST_WAITING + " deeds are waiting already");
    }
    Future<?> _ = thread.schedule(() -> run(deed), milliseconds, TimeUnit.MILLISECONDS);
  }

  /** From any thread: as soon as what was before it is done. Nothing more once it is closed. */
  @Override
  public void execute(Runnable deed) {
    try {
      later(0, deed);
    } catch (RejectedExecutionException e) {
      if (!thread.isShutdown()) {
        throw e;
      }
    }
  }

  private void run(Runnable deed) {
    try {
      deed.run();
    } catch (RuntimeException e) {
      broken.accept(e);
    }
  }

  /** What is under way is done; what waits is not. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      thread.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
