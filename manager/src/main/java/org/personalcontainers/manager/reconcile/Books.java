package org.personalcontainers.manager.reconcile;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.step.Fence;

/**
 * What the leader decides by, and changes only as a whole: what is declared, and what is known from
 * before.
 *
 * @param epoch the life of the cluster: only recovery and restoring raise it
 * @param outdone a fence that an agent knew and these books did not: whoever remembers less than
 *     others decides nothing until a person begins the next life
 * @param stacks what is to become of each that was handed in
 */
public record Books(
    long epoch,
    ClusterSpec spec,
    Ledger ledger,
    Optional<Fence> outdone,
    SortedMap<StackName, StackWish> stacks) {
  public Books {
    stacks = Ordered.copy(stacks);
  }

  /** The books of a cluster that has nothing yet. */
  public static Books blank(ClusterSpec spec, Ledger ledger) {
    return new Books(1, spec, ledger, Optional.empty(), new TreeMap<>());
  }

  public Books with(Ledger newer) {
    return new Books(epoch, spec, newer, outdone, stacks);
  }

  /** The next revision of the declaration. */
  public Books declaring(ClusterSpec newer) {
    Ledger l = ledger;
    Ledger revised =
        new Ledger(
            l.cluster(),
            l.revision() + 1,
            l.swarm(),
            l.peers(),
            l.ranges(),
            l.volumes(),
            l.approvals());
    return new Books(epoch, newer, revised, outdone, stacks);
  }

  public Books outdoneBy(Fence higher) {
    return new Books(epoch, spec, ledger, Optional.of(higher), stacks);
  }

  /** A person says that this life is over: the next one is above all that anybody remembers. */
  public Books recovered() {
    long highest = Math.max(epoch, outdone.map(Fence::epoch).orElse(0L));
    return new Books(highest + 1, spec, ledger, Optional.empty(), stacks);
  }

  public Books wishing(SortedMap<StackName, StackWish> wishes) {
    return new Books(epoch, spec, ledger, outdone, wishes);
  }

  /** What is planned by, once the nodes were looked at. */
  public Situation situation(SortedMap<NodeName, Observation> observations) {
    return new Situation(spec, observations, ledger, stacks);
  }

  /** What a leader by these books shows to the agents. */
  public Fence fence(long term) {
    return new Fence(epoch, term, ledger.revision());
  }
}
