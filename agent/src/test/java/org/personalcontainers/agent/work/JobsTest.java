package org.personalcontainers.agent.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.wire.Cargo;
import org.personalcontainers.core.wire.JoinSecret;
import org.personalcontainers.link.disk.DurableFile;

class JobsTest extends Workshop {
  @Test
  void an_order_is_performed_and_answered() {
    Waiter answer = order(hosts());
    assertFalse(answer.known().isPresent());
    run();
    assertEquals(DONE, answer.known().orElseThrow());
    assertEquals(List.of(hosts()), performed);
    assertEquals(List.of(), jobs.running());
  }

  @Test
  void the_same_step_joins_the_job_under_way_whoever_orders_it() {
    Waiter first = order(hosts());
    Waiter second = order(new Fence(1, 3, 3), hosts());
    assertEquals(1, threads.size());
    assertEquals(FENCE, jobs.running().getFirst().fence());
    run();
    assertEquals(DONE, first.known().orElseThrow());
    assertEquals(DONE, second.known().orElseThrow());
    assertEquals(1, performed.size());
  }

  @Test
  void another_step_on_the_same_lock_is_sent_away() {
    order(brick(1));
    assertTrue(problem(order(brick(2))).contains("lock"));
    run();
    Waiter later = order(brick(2));
    run();
    assertEquals(DONE, later.known().orElseThrow());
  }

  @Test
  void locks_of_one_kind_on_other_subjects_do_not_clash() {
    order(mount("docker"));
    order(mount("media"));
    assertEquals(2, threads.size());
    assertEquals(2, jobs.running().size());
  }

  @Test
  void who_is_deposed_orders_nothing() {
    order(new Fence(1, 9, 1), hosts());
    run();
    assertInstanceOf(StepResult.Stale.class, order(brick(1)).known().orElseThrow());
    assertEquals(1, performed.size());
  }

  /** What the lower fence started goes on, and is not started twice; it cannot be joined by it. */
  @Test
  void who_is_deposed_cannot_even_join() {
    order(hosts());
    order(new Fence(1, 9, 1), hosts());
    assertInstanceOf(StepResult.Stale.class, order(hosts()).known().orElseThrow());
  }

  @Test
  void the_fence_is_kept_before_anything_is_done_for_it() {
    order(hosts());
    assertEquals(List.of(), performed);
    assertEquals(Optional.of(FENCE), fences.highest());
  }

  @Test
  void nothing_is_done_while_the_fence_is_lost() {
    CrashingStorage disk = new CrashingStorage();
    disk.damage(Path.of("/state/fence.json"), new byte[] {1});
    Jobs refusing =
        new LockedJobs(
            FenceFile.at(new DurableFile(Path.of("/state/fence.json"), disk)),
            this::perform,
            clock,
            standstill,
            threads::add,
            new Notes());
    StepResult answer =
        refusing.take(new Jobs.Ordered(now, FENCE, hosts(), Cargo.NONE)).known().orElseThrow();
    assertTrue(
        assertInstanceOf(StepResult.Stuck.class, answer).problem().contains("/state/fence.json"));
    assertEquals(0, threads.size());
  }

  /** A stopped process finds orders in its sockets that may be as old as its stop. */
  @Test
  void who_gave_up_waiting_does_not_stop_the_job() {
    Waiter first = order(hosts());
    Waiter second = order(hosts());
    first.close();
    run();
    assertEquals(DONE, second.known().orElseThrow());
  }

  @Test
  void a_job_that_fails_in_an_unforeseen_way_frees_its_lock() {
    Jobs failing =
        new LockedJobs(
            fences,
            (step, cargo) -> {
              throw new IllegalStateException("unforeseen");
            },
            clock,
            standstill,
            threads::add,
            new Notes());
    Waiter answer = failing.take(new Jobs.Ordered(now, FENCE, hosts(), Cargo.NONE));
    run();
    assertTrue(problem(answer).contains("unforeseen"));
    assertEquals(List.of(), failing.running());
  }

  @Test
  void the_status_says_what_is_done_for_whom_and_since_when() {
    order(hosts());
    pass(Duration.ofSeconds(1));
    var job = jobs.running().getFirst();
    assertEquals(hosts(), job.step());
    assertEquals(FENCE, job.fence());
    assertEquals(Duration.ofSeconds(1), job.runningFor());
  }

  @Test
  void jobs_and_waiters_are_bounded() {
    for (int i = 0; i < 100; i++) {
      order(mount("m" + i));
    }
    assertEquals(32, jobs.running().size());
    assertTrue(problem(order(mount("more"))).contains("32 jobs"));
    long waiting = 0;
    for (int i = 0; i < 100; i++) {
      waiting += order(mount("m0")).known().isPresent() ? 0 : 1;
    }
    assertEquals(15, waiting);
  }

  @Test
  void what_an_order_brought_reaches_whoever_performs_and_no_log() {
    List<Cargo> seen = new ArrayList<>();
    Jobs joining =
        new LockedJobs(
            fences,
            (step, cargo) -> {
              seen.add(cargo);
              return DONE;
            },
            clock,
            standstill,
            threads::add,
            new Notes());
    Cargo cargo = Cargo.of(new JoinSecret("SWMTKN-1-secret"));
    joining.take(new Jobs.Ordered(now, FENCE, hosts(), cargo));
    run();
    assertEquals(List.of(cargo), seen);
    assertFalse(told.toString().contains("secret"), told.toString());
  }
}
