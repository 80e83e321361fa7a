package org.personalcontainers.agent.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.personalcontainers.core.node.Job;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;

/** Jobs, each on a thread of its own. */
public final class LockedJobs implements Jobs {
  private static final int MOST_JOBS = 32;
  private static final int MOST_WAITERS = 16;
  private static final int MOST_KEPT = 32;

  private final Fences fences;
  private final Hands hands;
  private final Clock clock;
  private final Standstill standstill;
  private final Executor threads;
  private final Journal journal;
  private final List<Work> works = new ArrayList<>();
  private final Map<NodeStep, Kept> unheard = new LinkedHashMap<>();

  public LockedJobs(
      Fences fences,
      Hands hands,
      Clock clock,
      Standstill standstill,
      Executor threads,
      Journal journal) {
    this.fences = fences;
    this.hands = hands;
    this.clock = clock;
    this.standstill = standstill;
    this.threads = threads;
    this.journal = journal;
  }

  /** Who is told of what the jobs do. Called on their threads: it must not block. */
  public interface Journal {
    void started(Ordered order);

    void ended(Ordered order, StepResult result, Duration lasted);
  }

  private record Kept(StepResult result, Duration until) {}

  @Override
  public synchronized Waiter take(Ordered order) {
    Optional<StepResult> refusal = refusal(order);
    if (refusal.isPresent()) {
      return Waiter.answered(refusal.get());
    }
    Optional<Work> same = works.stream().filter(work -> work.does(order.step())).findFirst();
    return same.map(this::join).orElseGet(() -> begin(order));
  }

  private Optional<StepResult> refusal(Ordered order) {
    if (standstill.maySpoil(order.arrival())) {
      return Optional.of(
          retry("this agent stood still a moment ago, nobody knows for how long the order waited"));
    }
    return switch (fences.heed(order.fence())) {
      case Fences.Heeded heeded -> Optional.empty();
      case Fences.Older(var highest) ->
          Optional.of(new StepResult.Stale("this node knows the newer fence " + highest));
      case Fences.Lost(String problem) ->
          Optional.of(new StepResult.Stuck(problem, "Look at the disk and at that file."));
    };
  }

  private Waiter join(Work work) {
    return work.waiters() < MOST_WAITERS
        ? work.await()
        : Waiter.answered(retry("too many wait for " + work.order().step() + " already"));
  }

  private Waiter begin(Ordered order) {
    forgetOld();
    Kept kept = unheard.remove(order.step());
    if (kept != null) {
      return Waiter.answered(kept.result());
    }
    if (works.size() >= MOST_JOBS) {
      return Waiter.answered(retry("this node is at " + MOST_JOBS + " jobs already"));
    }
    return holder(order.step())
        .map(
            holder ->
                Waiter.answered(retry("another job holds the lock: " + holder.order().step())))
        .orElseGet(() -> start(order));
  }

  private Optional<Work> holder(NodeStep step) {
    return works.stream()
        .filter(work -> !Collections.disjoint(work.order().step().locks(), step.locks()))
        .findFirst();
  }

  private Waiter start(Ordered order) {
    Work work = new Work(order, clock.now());
    works.add(work);
    Waiter answer = work.await();
    threads.execute(() -> run(work));
    return answer;
  }

  private void run(Work work) {
    if (isLate(work.order())) {
      tell(leave(work), late());
    } else {
      StepResult result = performed(work);
      tell(settle(work, result), result);
    }
  }

  private static void tell(List<Waiter> waiters, StepResult result) {
    waiters.forEach(waiter -> waiter.tell(result));
  }

  private boolean isLate(Ordered order) {
    return clock.now().minus(order.arrival()).compareTo(START) > 0;
  }

  private static StepResult late() {
    return retry("the order could not be started within " + START.toSeconds() + " s");
  }

  private StepResult performed(Work work) {
    journal.started(work.order());
    StepResult result = result(work.order());
    journal.ended(work.order(), result, clock.now().minus(work.since()));
    return result;
  }

  /** The edge of a job: whatever goes wrong in it ends here, and frees its lock. */
  private StepResult result(Ordered order) {
    try {
      return hands.perform(order.step(), order.cargo());
    } catch (RuntimeException e) {
      return retry("the agent failed at it: " + e);
    }
  }

  private synchronized List<Waiter> leave(Work work) {
    works.remove(work);
    return work.stillWaiting();
  }

  private synchronized List<Waiter> settle(Work work, StepResult result) {
    List<Waiter> waiters = leave(work);
    if (waiters.isEmpty()) {
      keep(work.order().step(), result);
    }
    return waiters;
  }

  private void keep(NodeStep step, StepResult result) {
    forgetOld();
    if (unheard.size() >= MOST_KEPT) {
      unheard.remove(unheard.keySet().iterator().next());
    }
    unheard.put(step, new Kept(result, clock.now().plus(KEEP)));
  }

  private void forgetOld() {
    unheard.values().removeIf(kept -> kept.until().compareTo(clock.now()) < 0);
  }

  @Override
  public synchronized List<Job> running() {
    return works.stream().map(work -> work.job(clock.now())).toList();
  }

  private static StepResult retry(String problem) {
    return new StepResult.Retry(problem);
  }
}
