package org.personalcontainers.core.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.personalcontainers.core.ledger.ApprovalId;
import org.personalcontainers.core.node.Job;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Effect;
import org.personalcontainers.core.step.Lock;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.Target;

/**
 * A plan in the making. What every section must keep to is kept here, once: one step per lock, one
 * disruption per plan, nothing destructive without its approval, nothing on a node that was not
 * seen, nothing beside a running job that holds the lock.
 */
public final class Draft {
  private final Situation situation;
  private final List<Step> steps = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final Map<Claim, Step> drafted = new HashMap<>();
  private final Map<Claim, List<Step>> running = new HashMap<>();
  private final List<Step> disrupting = new ArrayList<>();
  private Optional<Step> disruption = Optional.empty();

  public Draft(Situation situation) {
    this.situation = situation;
    situation.observations().values().forEach(this::heedJobs);
  }

  private void heedJobs(Observation observation) {
    if (observation instanceof Observation.Seen(var status, List<Job> jobs)) {
      for (Job job : jobs) {
        claims(job.step()).forEach(claim -> holders(claim).add(job.step()));
        if (job.step().effect() != Effect.MENDS) {
          disrupting.add(job.step());
        }
      }
    }
  }

  /** More than one of them where orders overtake each other. */
  private List<Step> holders(Claim claim) {
    return running.computeIfAbsent(claim, _ -> new ArrayList<>());
  }

  /** Orders a step, or says why it has to wait. */
  public void add(String subject, Step step) {
    Optional<Reason> obstacle = obstacle(step);
    if (obstacle.isPresent()) {
      waiting.add(new Waiting(subject, node(step), obstacle.get()));
    } else {
      accept(step);
    }
  }

  private void accept(Step step) {
    steps.add(step);
    claims(step).forEach(claim -> drafted.put(claim, step));
    if (step.effect() != Effect.MENDS) {
      disruption = Optional.of(step);
    }
  }

  /** Orders a disruption, unless the verdict on it is that it could cost a majority or data. */
  public void addGuarded(String subject, Step step, Safety.Verdict verdict) {
    switch (verdict) {
      case Safety.Verdict.Safe safe -> add(subject, step);
      case Safety.Verdict.Unsafe(List<String> reasons) ->
          waiting.add(new Waiting(subject, node(step), new Reason.Guarded(reasons)));
    }
  }

  public void await(String subject, NodeName node, Reason reason) {
    waiting.add(new Waiting(subject, Optional.of(node), reason));
  }

  public void await(String subject, Reason reason) {
    waiting.add(new Waiting(subject, Optional.empty(), reason));
  }

  /** Whether a disruption is drafted already, or under way. */
  public boolean disrupts() {
    return disruption.isPresent() || !disrupting.isEmpty();
  }

  public Plan plan() {
    return new Plan(steps, waiting);
  }

  private static Optional<NodeName> node(Step step) {
    return switch (step.target()) {
      case Target.OnNode(NodeName name) -> Optional.of(name);
      case Target.OnCluster cluster -> Optional.empty();
    };
  }

  private Optional<Reason> obstacle(Step step) {
    return notSeen(step)
        .or(() -> notApproved(step))
        .or(() -> secondDisruption(step))
        .or(() -> lockTaken(step))
        .or(() -> lockHeldByJob(step));
  }

  private Optional<Reason> notSeen(Step step) {
    return node(step)
        .filter(name -> situation.seen(name).isEmpty())
        .map(name -> new Reason.Unreachable(name + " was not seen in this turn"));
  }

  private Optional<Reason> notApproved(Step step) {
    if (step.effect() != Effect.DESTROYS) {
      return Optional.empty();
    }
    ApprovalId approval = Approvals.idFor(step, situation.ledger().revision());
    return situation.ledger().approvals().contains(approval)
        ? Optional.empty()
        : Optional.of(new Reason.NeedsApproval(approval, step));
  }

  private Optional<Reason> secondDisruption(Step step) {
    if (step.effect() == Effect.MENDS) {
      return Optional.empty();
    }
    return disruption
        .<Reason>map(Reason.After::new)
        .or(() -> runningDisruption(step).map(Reason.Busy::new));
  }

  private Optional<Step> runningDisruption(Step step) {
    return disrupting.stream().filter(other -> !other.equals(step)).findFirst();
  }

  private Optional<Reason> lockTaken(Step step) {
    for (Claim claim : claims(step)) {
      Step other = drafted.get(claim);
      if (other != null) {
        return Optional.of(new Reason.After(other));
      }
    }
    return Optional.empty();
  }

  private Optional<Reason> lockHeldByJob(Step step) {
    for (Claim claim : claims(step)) {
      Optional<Step> other = holders(claim).stream().filter(held -> !held.equals(step)).findFirst();
      if (other.isPresent()) {
        return other.map(Reason.Busy::new);
      }
    }
    return Optional.empty();
  }

  /** A lock, and where it is held: a lock that reaches over the cluster is held nowhere else. */
  private record Claim(Lock lock, Optional<Target> place) {}

  private static List<Claim> claims(Step step) {
    return step.locks().stream().map(lock -> new Claim(lock, place(lock, step))).toList();
  }

  private static Optional<Target> place(Lock lock, Step step) {
    return switch (lock.kind().reach()) {
      case CLUSTER -> Optional.empty();
      case NODE -> Optional.of(step.target());
    };
  }
}
