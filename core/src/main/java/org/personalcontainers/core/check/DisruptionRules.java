package org.personalcontainers.core.check;

import java.util.Optional;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.status.SwarmNodeId;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.core.step.SwarmStep;

/**
 * What is taken away must not be missed: a majority of the managers stays after a demotion, and of
 * a volume's copies after a replacement. A drain takes work away and nothing else: its node goes on
 * to vote and to keep its copies. What nobody knows counts as a no.
 */
final class DisruptionRules {
  private final Sight sight;
  private final Findings findings;

  DisruptionRules(Sight sight, Findings findings) {
    this.sight = sight;
    this.findings = findings;
  }

  void judge(Step step) {
    if (step instanceof SwarmStep.DemoteNode demote) {
      sight.swarm().ifPresent(view -> judgeDemotion(demote, view));
    } else if (step instanceof SwarmStep.LeaveSwarm leave) {
      judgeLeaving(leave);
    } else if (step instanceof StorageStep.ReplaceBrick replace) {
      new CopyRules(sight, findings).judge(replace);
    }
  }

  /** After a demotion there is one manager less to have a majority of. */
  private void judgeDemotion(SwarmStep.DemoteNode demote, ClusterSeen view) {
    if (view.node(demote.member()).filter(this::isNobody).isPresent()) {
      return;
    }
    int others = managers(view) - 1;
    judgeMajority(demote, servingWithout(view, demote.member()), others);
  }

  /** Dead for swarm, and its node answers under another identity, or none: it votes no more. */
  private boolean isNobody(SwarmNode member) {
    if (member.state() != SwarmNode.State.DOWN) {
      return false;
    }
    Optional<NodeStatus> status = sight.seen(member.hostname());
    return status.isPresent()
        && status.get().swarm() instanceof Fact.Known<SwarmMembership>(SwarmMembership says)
        && (says instanceof SwarmMembership.Outside
            || (says instanceof SwarmMembership.Member other && !other.id().equals(member.id())));
  }

  /** A manager that leaves without a demotion stays in the set, dead. */
  private void judgeLeaving(SwarmStep.LeaveSwarm leave) {
    Optional<ClusterSeen> view = sight.swarm();
    if (view.isEmpty()) {
      judgeLeavingUnseen(leave);
      return;
    }
    Optional<SwarmNode> member = view.get().node(leave.expected());
    if (member.isPresent() && member.get().role() == Role.MANAGER) {
      judgeMajority(leave, servingWithout(view.get(), leave.expected()), managers(view.get()));
    }
  }

  private void judgeLeavingUnseen(SwarmStep.LeaveSwarm leave) {
    if (sight.bornSwarm().isPresent() && !isInAnother(leave)) {
      unsafe(leave, "nobody sees our swarm now, and " + leave.node() + " may be its manager");
    }
  }

  private boolean isInAnother(SwarmStep.LeaveSwarm leave) {
    Optional<NodeStatus> status = sight.seen(leave.node());
    return status.isPresent()
        && status.get().swarm()
            instanceof Fact.Known<SwarmMembership>(SwarmMembership.Member(_, _, var swarm))
        && swarm.isPresent()
        && !swarm.equals(sight.bornSwarm());
  }

  private static int managers(ClusterSeen view) {
    int managers = 0;
    for (SwarmNode member : view.nodes().values()) {
      managers += member.role() == Role.MANAGER ? 1 : 0;
    }
    return managers;
  }

  private int servingWithout(ClusterSeen view, SwarmNodeId without) {
    int serving = 0;
    for (SwarmNode member : view.nodes().values()) {
      boolean counts =
          member.role() == Role.MANAGER
              && !member.id().equals(without)
              && sight.serves(member)
              && knowsManagers(member, view);
      serving += counts ? 1 : 0;
    }
    return serving;
  }

  /** Whoever follows a leader of its own, without these managers, is no help to them. */
  private boolean knowsManagers(SwarmNode member, ClusterSeen view) {
    Optional<ClusterSeen> own = sight.seen(member.hostname()).flatMap(sight::ourSwarm);
    if (own.isEmpty()) {
      return true;
    }
    for (SwarmNode other : view.nodes().values()) {
      if (other.role() == Role.MANAGER && own.get().node(other.id()).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private void judgeMajority(Step step, int serving, int managers) {
    if (2 * serving <= managers) {
      unsafe(step, "only " + serving + " of " + managers + " managers would serve afterwards");
    }
  }

  private void unsafe(Step step, String what) {
    findings.add(Invariant.UNSAFE_DISRUPTION, step, what);
  }
}
