package org.personalcontainers.lab.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.personalcontainers.core.node.Job;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.manager.reconcile.Sight;

/** One machine's agent: it looks, it refuses who is deposed, and it runs one job per lock. */
final class Agent {
  private static final long LONGEST_WAIT_FOR_START = 2_000;
  private static final long SHORTEST_WHERE_SLOW = 15_000;
  private static final long LONGEST_WHERE_SLOW = 240_000;

  private final Stage stage;
  private final SimNode node;
  private final Hands hands;
  private final List<Work> works = new ArrayList<>();
  private long stalledUntil;
  private long slowUntil;
  private Optional<Observation.Seen> lastSeen = Optional.empty();
  private long lastLook;

  Agent(Stage stage, SimNode node, Hands hands) {
    this.stage = stage;
    this.node = node;
    this.hands = hands;
  }

  /** A step under way, and who waits for it. */
  private static final class Work {
    private final NodeStep step;
    private final Fence fence;
    private final long since;
    private final int number;
    private final List<Consumer<StepResult>> waiters = new ArrayList<>();

    Work(NodeStep step, Fence fence, long since, int number) {
      this.step = step;
      this.fence = fence;
      this.since = since;
      this.number = number;
    }
  }

  void forget() {
    works.clear();
    stalledUntil = 0;
    lastSeen = Optional.empty();
  }

  void stall(long milliseconds) {
    stalledUntil = stage.timeline().now() + milliseconds;
  }

  /** For so long, whatever starts takes long. */
  void slow(long milliseconds) {
    slowUntil = stage.timeline().now() + milliseconds;
  }

  void calm() {
    stalledUntil = 0;
    slowUntil = 0;
  }

  boolean isAtWork() {
    return !works.isEmpty();
  }

  /** The fence that the oldest job runs under. */
  Optional<Fence> oldestFence() {
    return works.stream().map(work -> work.fence).min(Fence::compareTo);
  }

  /** What it saw last does, if that was no longer ago. */
  void observe(Fence fence, long within, Consumer<Sight.Of> reply) {
    whenAwake(
        () -> {
          heed(fence);
          if (lastSeen.isEmpty() || stage.timeline().now() - lastLook >= within) {
            lastSeen = Optional.of(look());
            lastLook = stage.timeline().now();
          }
          reply.accept(new Sight.Of(lastSeen.get(), node.disk().fence()));
        });
  }

  private Observation.Seen look() {
    NodeStatus status = hands.look();
    return new Observation.Seen(status, works.stream().map(this::job).toList());
  }

  private Job job(Work work) {
    Duration since = Duration.ofMillis(stage.timeline().now() - work.since);
    return new Job(work.step, work.fence, since);
  }

  void order(Fence fence, NodeStep step, Consumer<StepResult> reply) {
    long arrival = stage.timeline().now();
    whenAwake(
        () -> {
          if (stage.timeline().now() - arrival <= LONGEST_WAIT_FOR_START) {
            take(fence, step, reply);
          }
        });
  }

  private void whenAwake(Runnable deed) {
    long now = stage.timeline().now();
    if (stalledUntil > now) {
      node.later(stalledUntil - now, deed);
    } else {
      deed.run();
    }
  }

  private void take(Fence fence, NodeStep step, Consumer<StepResult> reply) {
    Fence highest = node.disk().fence();
    if (fence.compareTo(highest) < 0) {
      reply.accept(new StepResult.Stale(node.name() + " knows the newer fence " + highest));
      return;
    }
    heed(fence);
    Optional<Work> same = works.stream().filter(work -> work.step.equals(step)).findFirst();
    if (same.isPresent()) {
      same.get().waiters.add(reply);
    } else if (works.stream().anyMatch(work -> clash(work, step))) {
      reply.accept(new StepResult.Retry("another job on " + node.name() + " holds the lock"));
    } else {
      start(fence, step, reply);
    }
  }

  private static boolean clash(Work work, Step step) {
    return !Collections.disjoint(work.step.locks(), step.locks());
  }

  private void heed(Fence fence) {
    if (fence.compareTo(node.disk().fence()) > 0) {
      node.write(node.disk().with(fence));
    }
  }

  private void start(Fence fence, NodeStep step, Consumer<StepResult> reply) {
    stage.history().started(node.name(), fence, node.disk().fence(), step);
    stage.mischief().workStarts(node.name());
    int number = stage.reaper().jobBegins(node, step);
    Work work = new Work(step, fence, stage.timeline().now(), number);
    work.waiters.add(reply);
    works.add(work);
    long lasts = duration(step);
    long before = stage.chance().between(0, lasts);
    node.later(before, () -> act(work, lasts - before));
  }

  /**
   * In the middle of the job's time the effect comes, at once or, where it is cut short, in part.
   */
  private void act(Work work, long rest) {
    stage.reaper().jobActs(work.number, work.step);
    StepResult result;
    try {
      result = poolIsBusy(work) ? another() : hands.perform(work.step);
    } catch (CutShort cut) {
      cut.befalls();
      return;
    }
    stage.history().performed(node.name(), work.step, result);
    node.later(Math.max(rest, hands.spent()), () -> finish(work, result));
  }

  private static StepResult another() {
    return new StepResult.Retry("Another transaction is in progress");
  }

  /** Gluster bears one transaction at a time among those that hear of each other. */
  private boolean poolIsBusy(Work own) {
    return own.step instanceof StorageStep.PoolStep
        && stage.fleet().all().stream()
            .filter(other -> stage.network().reaches(node.name(), other.name()))
            .flatMap(other -> other.agent().works.stream())
            .anyMatch(
                work ->
                    work.step instanceof StorageStep.PoolStep
                        && work != own
                        && work.since < own.since);
  }

  /** A process that started anew since has nobody to answer. */
  private void finish(Work work, StepResult result) {
    if (works.remove(work)) {
      try {
        stage.reaper().jobEnds(node, work.number, work.step);
        work.waiters.forEach(waiter -> waiter.accept(result));
      } catch (CutShort cut) {
        cut.befalls();
      }
    }
  }

  /** The process starts anew: it knows nothing of its jobs, whose commands go on. */
  void restart() {
    works.clear();
  }

  private long duration(Step step) {
    if (slowUntil > stage.timeline().now()) {
      return stage.chance().between(SHORTEST_WHERE_SLOW, LONGEST_WHERE_SLOW);
    }
    return step instanceof StorageStep.PoolStep
        ? stage.chance().between(200L, 3_000L)
        : stage.chance().between(20L, 1_200L);
  }
}
