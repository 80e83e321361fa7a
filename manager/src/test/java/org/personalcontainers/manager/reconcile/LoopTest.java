package org.personalcontainers.manager.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One thread, one deed after the other, whatever a deed does. */
final class LoopTest {
  private final BlockingQueue<String> told = new ArrayBlockingQueue<>(100);
  private final Loop loop = new Loop(e -> told.add("broken: " + e.getMessage()));

  @AfterEach
  void close() {
    loop.close();
  }

  private String next() throws InterruptedException {
    return String.valueOf(told.poll(10, TimeUnit.SECONDS));
  }

  @Test
  void doesInOrderOnOneThread() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      String name = "deed " + i;
      loop.execute(() -> told.add(name + " on " + Thread.currentThread().getName()));
    }
    assertEquals("deed 0 on reconciler", next());
    assertEquals("deed 1 on reconciler", next());
    assertEquals("deed 2 on reconciler", next());
  }

  @Test
  void doesLaterWhatIsForLater() throws InterruptedException {
    long begin = loop.now();
    loop.later(60, () -> told.add("after " + (loop.now() - begin)));
    loop.execute(() -> told.add("at once"));
    assertEquals("at once", next());
    assertTrue(Long.parseLong(next().replace("after ", "")) >= 59);
  }

  @Test
  void goesOnAfterADeedThatFails() throws InterruptedException {
    loop.execute(
        () -> {
          throw new IllegalStateException("oh");
        });
    loop.execute(() -> told.add("next"));
    assertEquals("broken: oh", next());
    assertEquals("next", next());
  }

  @Test
  void takesNothingOnceItIsClosed() {
    loop.close();
    loop.execute(() -> told.add("never"));
    assertEquals(0, told.size());
  }
}
