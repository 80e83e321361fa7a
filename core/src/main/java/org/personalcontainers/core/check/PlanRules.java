package org.personalcontainers.core.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.personalcontainers.core.node.Job;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Effect;
import org.personalcontainers.core.step.Lock;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.Register;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StorageStep;

/** What holds for the steps of a plan side by side, and beside the jobs that run. */
final class PlanRules {
  private final Sight sight;
  private final Findings findings;

  PlanRules(Sight sight, Findings findings) {
    this.sight = sight;
    this.findings = findings;
  }

  void judge(List<Step> steps) {
    List<Job> jobs = sight.jobs();
    judgeLocks(steps, jobs);
    judgePool(steps, jobs);
    judgeDisruptions(steps);
  }

  /** A lock, and the node that holds it; of a lock that reaches over the cluster there is one. */
  private record Claim(Object lock, Optional<NodeName> node) {}

  private void judgeLocks(List<Step> steps, List<Job> jobs) {
    if (steps.size() == 1 && jobs.isEmpty()) {
      return;
    }
    Map<Claim, Step> running = new HashMap<>();
    for (Job job : jobs) {
      locks(job.step()).forEach(lock -> running.put(claim(lock, job.step()), job.step()));
    }
    Map<Claim, Step> planned = new HashMap<>();
    steps.forEach(step -> judgeLocks(step, running, planned));
  }

  /** The same step again joins the job that runs; twice in one plan is once too often. */
  private void judgeLocks(Step step, Map<Claim, Step> running, Map<Claim, Step> planned) {
    for (Object lock : locks(step)) {
      Claim claim = claim(lock, step);
      Step job = running.get(claim);
      if (job != null && !job.equals(step)) {
        findings.add(Invariant.SHARED_LOCK, step, lock + " is held by " + job);
      }
      Step other = planned.put(claim, step);
      if (other != null) {
        findings.add(Invariant.SHARED_LOCK, step, lock + " is needed by " + other);
      }
    }
  }

  /**
   * A ledger entry is its own lock: to ask for its name would spell the entry out each time. The
   * pool's lock has an invariant of its own.
   */
  private static Iterable<?> locks(Step step) {
    return switch (step) {
      case Register(var entry) -> List.of(entry);
      case StorageStep.PoolStep transaction -> List.of();
      case NodeStep order -> order.locks();
    };
  }

  private static Claim claim(Object lock, Step step) {
    boolean onNode = lock instanceof Lock(Lock.Kind kind, _) && kind.reach() == Lock.Reach.NODE;
    return onNode && step instanceof NodeStep order
        ? new Claim(lock, Optional.of(order.node()))
        : new Claim(lock, Optional.empty());
  }

  private void judgePool(List<Step> steps, List<Job> jobs) {
    Optional<Step> first = Optional.empty();
    for (Step step : steps) {
      if (step instanceof StorageStep.PoolStep) {
        first.ifPresent(
            other -> findings.add(Invariant.TWO_POOL_OPERATIONS, step, "planned beside " + other));
        judgePoolBesideJobs(step, jobs);
        first = Optional.of(step);
      }
    }
  }

  private void judgePoolBesideJobs(Step step, List<Job> jobs) {
    for (Job job : jobs) {
      if (job.step() instanceof StorageStep.PoolStep && !job.step().equals(step)) {
        findings.add(Invariant.TWO_POOL_OPERATIONS, step, "there runs " + job.step());
      }
    }
  }

  private void judgeDisruptions(List<Step> steps) {
    Optional<Step> first = Optional.empty();
    for (Step step : steps) {
      if (Harm.of(step) != Effect.MENDS) {
        first.ifPresent(
            other -> findings.add(Invariant.TWO_DISRUPTIONS, step, "planned beside " + other));
        first = Optional.of(step);
      }
    }
  }
}
