package org.personalcontainers.agent.work;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.personalcontainers.core.step.StepResult;

/** Somebody who wants to know what comes of an order. Whoever gives up does not stop the job. */
public final class Waiter implements AutoCloseable {
  private final CountDownLatch settled = new CountDownLatch(1);
  private volatile Optional<StepResult> result = Optional.empty();

  static Waiter answered(StepResult result) {
    Waiter waiter = new Waiter();
    waiter.tell(result);
    return waiter;
  }

  void tell(StepResult outcome) {
    result = Optional.of(outcome);
    settled.countDown();
  }

  boolean waits() {
    return settled.getCount() > 0;
  }

  /** Empty while it is not known. */
  public Optional<StepResult> known() {
    return result;
  }

  /** Empty where it takes longer than that. */
  public Optional<StepResult> within(Duration limit) throws InterruptedException {
    return settled.await(limit.toMillis(), TimeUnit.MILLISECONDS) ? known() : Optional.empty();
  }

  /** Gives up, where the outcome is not known yet. */
  @Override
  public void close() {
    settled.countDown();
  }
}
