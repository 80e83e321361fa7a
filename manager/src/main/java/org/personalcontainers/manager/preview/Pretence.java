package org.personalcontainers.manager.preview;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.personalcontainers.core.ledger.Bookkeeping;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.Register;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.core.step.SwarmStep;

/** A situation that is changed as if steps had worked. */
final class Pretence {
  private final TreeMap<NodeName, Observation> observations;
  private final SortedMap<StackName, StackWish> stacks;
  private final Optional<ContentHash> equipment;
  private Ledger ledger;

  private Pretence(Situation situation) {
    this.observations = new TreeMap<>(situation.observations());
    this.stacks = situation.stacks();
    this.equipment = situation.equipment();
    this.ledger = situation.ledger();
  }

  static Situation allDone(Situation situation, List<Step> steps) {
    Pretence pretence = new Pretence(situation);
    steps.forEach(pretence::pretend);
    return new Situation(
        situation.spec(),
        pretence.observations,
        pretence.ledger,
        pretence.stacks,
        pretence.equipment);
  }

  private void pretend(Step step) {
    switch (step) {
      case HostStep host -> change(host.node(), status -> PretendedHost.after(status, host));
      case SwarmStep swarm -> new PretendedSwarm(this).pretend(swarm);
      case StorageStep storage -> new PretendedStorage(this).pretend(storage);
      case Register register -> write(register);
    }
  }

  private void write(Register register) {
    ledger =
        switch (Bookkeeping.write(ledger, register.entry())) {
          case Bookkeeping.Outcome.Written(Ledger written) -> written;
          case Bookkeeping.Outcome.Refused(String reason) ->
              throw new IllegalStateException("planned, but not to be written: " + reason);
        };
  }

  Ledger ledger() {
    return ledger;
  }

  /** What the services of a stack are to be made of. */
  SortedMap<ServiceName, ContentHash> services(StackName stack) {
    if (stacks.get(stack) instanceof StackWish.Run run) {
      return run.services();
    }
    throw new IllegalStateException("a stack was planned that nobody wishes for: " + stack);
  }

  NodeStatus status(NodeName node) {
    if (observations.get(node) instanceof Observation.Seen(NodeStatus status, var jobs)) {
      return status;
    }
    throw new IllegalStateException("a step was planned on " + node + ", which was not seen");
  }

  void change(NodeName node, UnaryOperator<NodeStatus> change) {
    observations.put(node, new Observation.Seen(change.apply(status(node)), List.of()));
  }

  boolean anyStatus(Predicate<NodeStatus> condition) {
    return observations.values().stream()
        .anyMatch(
            observation ->
                observation instanceof Observation.Seen(NodeStatus status, var jobs)
                    && condition.test(status));
  }

  /** Of all that were seen. */
  void changeAll(UnaryOperator<NodeStatus> change) {
    observations.replaceAll(
        (name, observation) ->
            switch (observation) {
              case Observation.Seen(NodeStatus status, var jobs) ->
                  new Observation.Seen(change.apply(status), List.of());
              case Observation.Unreachable unreachable -> unreachable;
            });
  }
}
