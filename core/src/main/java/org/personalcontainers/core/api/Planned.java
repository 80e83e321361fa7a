package org.personalcontainers.core.api;

import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.ledger.ApprovalId;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Effect;

/**
 * What would be done, to the end of the road as far as it can be told from here.
 *
 * @param revision the revision of the declaration that it is made for
 * @param waiting what is left when nothing is left to do
 */
public record Planned(ClusterName cluster, long revision, List<Step> steps, List<Wait> waiting) {
  public Planned {
    steps = List.copyOf(steps);
    waiting = List.copyOf(waiting);
  }

  /**
   * One thing to do.
   *
   * @param turn counted from 1: steps of one turn may go side by side
   * @param node who does it; empty: the manager, in its store
   */
  public record Step(int turn, Optional<NodeName> node, String text, Effect effect) {}

  /**
   * Something that is declared and not so.
   *
   * @param approval what a person has to name to let it go on
   */
  public record Wait(
      Kind kind,
      String subject,
      Optional<NodeName> node,
      String text,
      Optional<ApprovalId> approval) {}

  /** What is asked: a plan for this cluster.yml; empty: for what is declared. */
  public record Wanted(Optional<String> yaml) {}

  /** Who or what it waits for. */
  public enum Kind {
    /** The node does not answer. */
    NODE,
    /** Something that goes first, or that runs. */
    TURN,
    /** It is not safe now. */
    SAFETY,
    /** A person's yes. */
    APPROVAL,
    /** A person's hand. */
    PERSON,
    /** Nothing but time: it is tried again by itself, and nothing waits for it. */
    TIME,
    /** Nothing: it is not declared, and left alone. */
    UNDECLARED
  }
}
