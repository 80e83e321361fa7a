package org.personalcontainers.manager.reconcile;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.step.Fence;

/**
 * What the leader decides by, and changes only as a whole: what is declared, and what is known from
 * before.
 *
 * @param epoch the life of the cluster: only recovery and restoring raise it
 * @param outdone a fence that an agent knew and these books did not: whoever remembers less than
 *     others decides nothing until a person begins the next life
 * @param wishes what is to become of stacks and certificates; empty: nobody has wished anything
 */
public record Books(
    long epoch, ClusterSpec spec, Ledger ledger, Optional<Fence> outdone, Optional<Wishes> wishes) {
  /**
   * Absent where there are none: the books of before there were stacks say nothing of them.
   *
   * @param equipment what the nodes that take requests from outside are to hold, by its content
   */
  public record Wishes(SortedMap<StackName, StackWish> stacks, Optional<ContentHash> equipment) {
    public Wishes {
      stacks = Ordered.copy(stacks);
    }

    private static Optional<Wishes> of(
        SortedMap<StackName, StackWish> stacks, Optional<ContentHash> equipment) {
      return stacks.isEmpty() && equipment.isEmpty()
          ? Optional.empty()
          : Optional.of(new Wishes(stacks, equipment));
    }
  }

  public Optional<ContentHash> equipment() {
    return wishes.flatMap(Wishes::equipment);
  }

  public SortedMap<StackName, StackWish> stacks() {
    return wishes.map(Wishes::stacks).orElseGet(Collections::emptySortedMap);
  }

  /** The books of a cluster that has nothing yet. */
  public static Books blank(ClusterSpec spec, Ledger ledger) {
    return new Books(1, spec, ledger, Optional.empty(), Optional.empty());
  }

  public Books with(Ledger newer) {
    return new Books(epoch, spec, newer, outdone, wishes);
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
    return new Books(epoch, newer, revised, outdone, wishes);
  }

  public Books outdoneBy(Fence higher) {
    return new Books(epoch, spec, ledger, Optional.of(higher), wishes);
  }

  /** A person says that this life is over: the next one is above all that anybody remembers. */
  public Books recovered() {
    long highest = Math.max(epoch, outdone.map(Fence::epoch).orElse(0L));
    return new Books(highest + 1, spec, ledger, Optional.empty(), wishes);
  }

  public Books wishing(SortedMap<StackName, StackWish> stacks) {
    return new Books(epoch, spec, ledger, outdone, Wishes.of(stacks, equipment()));
  }

  public Books equipping(ContentHash content) {
    return new Books(epoch, spec, ledger, outdone, Wishes.of(stacks(), Optional.of(content)));
  }

  /** What is planned by, once the nodes were looked at. */
  public Situation situation(SortedMap<NodeName, Observation> observations) {
    return new Situation(spec, observations, ledger, stacks(), equipment());
  }

  /** What a leader by these books shows to the agents. */
  public Fence fence(long term) {
    return new Fence(epoch, term, ledger.revision());
  }
}
