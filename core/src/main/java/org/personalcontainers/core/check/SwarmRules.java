package org.personalcontainers.core.check;

import java.util.Optional;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.status.SwarmNodeId;
import org.personalcontainers.core.step.SwarmStep;

/** A step on the swarm stands on what was seen of it, and names what was seen. */
final class SwarmRules {
  private final Sight sight;
  private final Findings findings;

  SwarmRules(Sight sight, Findings findings) {
    this.sight = sight;
    this.findings = findings;
  }

  void judge(SwarmStep step, NodeStatus status) {
    switch (step) {
      case SwarmStep.InitSwarm init -> judgeOwn(init, status, SwarmMembership.Outside.class);
      case SwarmStep.JoinSwarm join -> judgeJoin(join, status);
      case SwarmStep.AbandonJoin abandon ->
          judgeOwn(abandon, status, SwarmMembership.Pending.class);
      case SwarmStep.LeaveSwarm leave -> judgeLeave(leave, status);
      case SwarmStep.RestartDocker restart ->
          judgeOwn(restart, status, SwarmMembership.ClockTrouble.class);
      case SwarmStep.SetHeartbeat set -> judgeHeartbeat(set, status);
      case SwarmStep.LabelNode label ->
          member(label, status, label.member(), label.name(), label.version());
      case SwarmStep.SetAvailability set ->
          member(set, status, set.member(), set.name(), set.version());
      case SwarmStep.PromoteNode promote ->
          member(promote, status, promote.member(), promote.name(), promote.version())
              .ifPresent(node -> judgePromotion(promote, node));
      case SwarmStep.DemoteNode demote ->
          member(demote, status, demote.member(), demote.name(), demote.version())
              .ifPresent(node -> judgeRole(demote, node, Role.MANAGER));
      case SwarmStep.RemoveMember remove ->
          member(remove, status, remove.member(), remove.name(), remove.version())
              .ifPresent(node -> judgeRemoval(remove, node));
      case SwarmStep.CreateOverlay create -> judgeNetwork(create, status, create.network().name());
      case SwarmStep.CreateMacvlan create -> judgeNetwork(create, status, create.network().name());
      case SwarmStep.CreateMacvlanRange create -> judgeRange(create, status);
      case SwarmStep.DeployStack deploy -> judgeStack(deploy, status);
      case SwarmStep.RemoveStack remove -> judgeStack(remove, status);
    }
  }

  private void judgeOwn(
      SwarmStep step, NodeStatus status, Class<? extends SwarmMembership> needed) {
    Optional<SwarmMembership> own = findings.known(status.swarm(), "its swarm", step);
    if (own.isPresent() && !needed.isInstance(own.get())) {
      unfounded(step, step.node() + " says of its swarm: " + own.get());
    }
  }

  private void judgeJoin(SwarmStep.JoinSwarm join, NodeStatus status) {
    judgeOwn(join, status, SwarmMembership.Outside.class);
    Optional<NodeStatus> via = sight.seen(join.via());
    if (via.isEmpty() || sight.ourSwarm(via.get()).isEmpty()) {
      unfounded(join, join.via() + " does not know our swarm now");
    }
  }

  private void judgeLeave(SwarmStep.LeaveSwarm leave, NodeStatus status) {
    Optional<SwarmMembership> own = findings.known(status.swarm(), "its swarm", leave);
    if (own.isPresent()
        && !(own.get() instanceof SwarmMembership.Member(var id, _, _)
            && id.equals(leave.expected()))) {
      findings.add(
          Invariant.OTHER_IDENTITY, leave, leave.node() + " says of its swarm: " + own.get());
    }
  }

  private void judgeHeartbeat(SwarmStep.SetHeartbeat set, NodeStatus status) {
    Optional<ClusterSeen> view = view(set, status);
    if (view.isPresent() && view.get().version() != set.version()) {
      findings.add(
          Invariant.OTHER_IDENTITY, set, "the settings' version is " + view.get().version());
    }
  }

  /** The newest view, where the node that is to give the order to swarm has one of its own. */
  private Optional<ClusterSeen> view(SwarmStep step, NodeStatus status) {
    if (findings.known(status.cluster(), "the swarm", step).isEmpty()) {
      return Optional.empty();
    }
    if (sight.ourSwarm(status).isEmpty()) {
      unfounded(step, step.node() + " is a manager of another swarm");
      return Optional.empty();
    }
    return sight.swarm();
  }

  private Optional<SwarmNode> member(
      SwarmStep step, NodeStatus status, SwarmNodeId id, NodeName name, long version) {
    Optional<ClusterSeen> view = view(step, status);
    if (view.isEmpty()) {
      return Optional.empty();
    }
    Optional<SwarmNode> member = view.get().node(id);
    if (member.isEmpty()
        || !member.get().hostname().equals(name)
        || member.get().version() != version) {
      findings.add(Invariant.OTHER_IDENTITY, step, "the swarm shows as that member: " + member);
    }
    return member;
  }

  private void judgeRole(SwarmStep step, SwarmNode member, Role needed) {
    if (member.role() != needed) {
      unfounded(step, member.hostname() + " is a " + member.role());
    }
  }

  /** While its demotion goes on, Docker takes half a minute to make a manager of it again. */
  private void judgePromotion(SwarmStep.PromoteNode promote, SwarmNode member) {
    judgeRole(promote, member, Role.WORKER);
    boolean manages =
        sight
            .seen(member.hostname())
            .flatMap(status -> status.swarm().ifKnown())
            .filter(
                own ->
                    own instanceof SwarmMembership.Member(_, var role, _) && role == Role.MANAGER)
            .isPresent();
    if (manages) {
      unfounded(promote, member.hostname() + " calls itself a manager still");
    }
  }

  private void judgeRemoval(SwarmStep.RemoveMember remove, SwarmNode member) {
    if (member.role() == Role.MANAGER) {
      tooEarly(remove, "it is a manager");
    }
    if (member.state() != SwarmNode.State.DOWN) {
      tooEarly(remove, "its state is " + member.state());
    }
    if (!saysToBeAnother(remove)) {
      tooEarly(remove, "the node does not say that it is somebody else");
    }
  }

  /** A join that hangs or a wrong clock says nothing: the node may come back as that member. */
  private boolean saysToBeAnother(SwarmStep.RemoveMember remove) {
    Optional<NodeStatus> status = sight.seen(remove.name());
    return status.isPresent()
        && status.get().swarm() instanceof Fact.Known<SwarmMembership>(SwarmMembership own)
        && switch (own) {
          case SwarmMembership.Outside outside -> true;
          case SwarmMembership.Member(var id, _, _) -> !id.equals(remove.member());
          case SwarmMembership.Pending pending -> false;
          case SwarmMembership.ClockTrouble trouble -> false;
          case SwarmMembership.Behind behind -> false;
        };
  }

  private void judgeNetwork(SwarmStep step, NodeStatus status, NetworkName name) {
    Optional<ClusterSeen> view = view(step, status);
    if (view.isPresent() && view.get().networks().containsKey(name)) {
      findings.add(Invariant.BORN_TWICE, step, "the swarm has a network " + name);
    }
  }

  private void judgeStack(SwarmStep step, NodeStatus status) {
    view(step, status).ifPresent(view -> findings.known(view.stacks(), "its stacks", step));
  }

  private void judgeRange(SwarmStep.CreateMacvlanRange create, NodeStatus status) {
    var ranges = findings.known(status.networks(), "its networks", create);
    if (ranges.isPresent() && ranges.get().containsKey(create.network())) {
      findings.add(Invariant.BORN_TWICE, create, "the node has " + create.network());
    }
  }

  private void tooEarly(SwarmStep.RemoveMember remove, String what) {
    findings.add(Invariant.REMOVED_TOO_EARLY, remove, remove.name() + ": " + what);
  }

  private void unfounded(SwarmStep step, String what) {
    findings.add(Invariant.UNFOUNDED, step, what);
  }
}
