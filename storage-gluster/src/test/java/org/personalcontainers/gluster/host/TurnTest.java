package org.personalcontainers.gluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One order at a time. */
class TurnTest {
  @Test
  void no_two_are_at_work_at_once_and_all_get_their_turn() {
    Turn turn = new Turn(Duration.ofSeconds(30));
    AtomicInteger atWork = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 50)
          .forEach(
              _ ->
                  all.execute(
                      () ->
                          turn.take(
                              () -> {
                                most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                                Thread.onSpinWait();
                                atWork.decrementAndGet();
                                return done.incrementAndGet();
                              },
                              String::length)));
    }
    assertEquals(List.of(1, 50), List.of(most.get(), done.get()));
  }

  @Test
  void who_waits_too_long_is_told_so() throws InterruptedException {
    Turn turn = new Turn(Duration.ofMillis(20));
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
      other.execute(
          () ->
              turn.take(
                  () -> {
                    inside.countDown();
                    return await(leave);
                  },
                  reason -> reason));
      inside.await();
      assertEquals(
          "this node's Gluster is still at another order of ours",
          turn.take(() -> "had its turn", reason -> reason));
      leave.countDown();
    }
    assertEquals("had its turn", turn.take(() -> "had its turn", reason -> reason));
  }

  private static String await(CountDownLatch latch) {
    try {
      latch.await();
      return "left";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
