package org.personalcontainers.agent.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Too late to start, and too late to hear. */
class LateOrdersTest extends Workshop {
  @Test
  void an_order_that_starts_too_late_is_dropped() {
    Waiter answer = order(hosts());
    pass(Jobs.START.plusMillis(100));
    run();
    assertTrue(problem(answer).contains("could not be started"));
    assertEquals(List.of(), performed);
    assertEquals(List.of(), jobs.running());
  }

  @Test
  void an_order_that_starts_just_in_time_is_performed() {
    Waiter answer = order(hosts());
    pass(Jobs.START);
    run();
    assertEquals(DONE, answer.known().orElseThrow());
  }

  @Test
  void what_arrives_just_after_a_standstill_is_dropped() {
    now = now.plusSeconds(60);
    assertTrue(problem(order(hosts())).contains("stood still"));
    pass(Duration.ofSeconds(1));
    assertTrue(problem(order(hosts())).contains("stood still"));
    pass(Jobs.START);
    order(hosts());
    run();
    assertEquals(List.of(hosts()), performed);
  }

  @Test
  void an_outcome_that_nobody_heard_is_told_once() {
    outcome = RETRY;
    order(hosts()).close();
    run();
    outcome = DONE;
    assertEquals(RETRY, order(hosts()).known().orElseThrow());
    assertEquals(0, threads.size());
    order(hosts());
    assertEquals(1, threads.size());
  }

  @Test
  void an_outcome_that_was_heard_is_not_told_again() {
    order(hosts());
    run();
    order(hosts());
    assertEquals(1, threads.size());
  }

  @Test
  void an_outcome_that_nobody_asks_for_is_forgotten() {
    order(hosts()).close();
    run();
    pass(Jobs.KEEP.plusSeconds(1));
    order(hosts());
    assertEquals(1, threads.size());
  }
}
