package org.personalcontainers.manager.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.personalcontainers.core.plan.Draft;
import org.personalcontainers.core.plan.Safety;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.plan.Situation.SwarmView;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.status.SwarmNodeId;
import org.personalcontainers.core.step.SwarmStep;

/** Brings every declared node into the swarm that was born, in its role. One turn. */
final class Joining {
  private static final String SUBJECT = "swarm";

  private static final String LETTING_GO =
      "the other managers to let it go: its disk is an old one, and its Docker does not run with it";

  private final Situation situation;
  private final SwarmId swarm;
  private final Draft draft;
  private final List<NodeSpec> outside = new ArrayList<>();

  Joining(Situation situation, SwarmId swarm, Draft draft) {
    this.situation = situation;
    this.swarm = swarm;
    this.draft = draft;
  }

  void plan() {
    situation.spec().nodes().values().forEach(this::sort);
    situation
        .swarm()
        .ifPresentOrElse(
            this::planWithView,
            () -> draft.await(SUBJECT, new Reason.Unknown("no manager of it has a leader")));
  }

  private void planWithView(SwarmView view) {
    Managing managing = new Managing(situation, view, outsideNames(), draft);
    Managing.Changes changes = managing.plan();
    Optional<NodeName> via = Gateway.besides(situation, view, changes.leaving());
    for (NodeSpec node : outside) {
      boolean manages = changes.joiningAsManagers().contains(node.name());
      join(via, node, manages ? Role.MANAGER : Role.WORKER);
    }
    strikeOutSuperseded(view);
    reportUndeclared(view);
  }

  private Set<NodeName> outsideNames() {
    Set<NodeName> names = new HashSet<>();
    outside.forEach(node -> names.add(node.name()));
    return names;
  }

  private void sort(NodeSpec node) {
    Optional<NodeStatus> status = situation.seen(node.name());
    if (status.isEmpty()) {
      draft.await(SUBJECT, node.name(), new Reason.Unreachable("it may be a member or not"));
      return;
    }
    switch (status.get().swarm()) {
      case Fact.Unknown<SwarmMembership>(String reason) ->
          draft.await(SUBJECT, node.name(), new Reason.Unknown(reason));
      case Fact.Known<SwarmMembership>(SwarmMembership.Outside none) -> outside.add(node);
      case Fact.Known<SwarmMembership>(SwarmMembership.Member member) -> check(node, member);
      case Fact.Known<SwarmMembership>(SwarmMembership.Pending pending) ->
          abandon(node, pending.reason());
      case Fact.Known<SwarmMembership>(SwarmMembership.ClockTrouble trouble) ->
          draft.add(SUBJECT, new SwarmStep.RestartDocker(node.name()));
      case Fact.Known<SwarmMembership>(SwarmMembership.Behind behind) ->
          draft.await(SUBJECT, node.name(), new Reason.Earlier(LETTING_GO));
    }
  }

  /** Only while our swarm answers: without a leader a hanging join may still come to an end. */
  private void abandon(NodeSpec node, String reason) {
    if (situation.swarm().isPresent()) {
      draft.add(SUBJECT, new SwarmStep.AbandonJoin(node.name()));
    } else {
      draft.await(SUBJECT, node.name(), new Reason.Unknown(reason));
    }
  }

  private void check(NodeSpec node, SwarmMembership.Member member) {
    SwarmStep leave = new SwarmStep.LeaveSwarm(node.name(), member.id());
    Optional<SwarmView> ours = situation.swarm();
    if (ours.filter(view -> isStranger(view, member)).isPresent()) {
      draft.add(SUBJECT, leave);
    } else if (ours.filter(v -> leadsItsOwn(v, node) || isForsaken(v, node, member)).isPresent()) {
      draft.addGuarded(SUBJECT, leave, mayLeave(ours.get(), member));
    }
  }

  /** For the others it is still one of them. */
  private Safety.Verdict mayLeave(SwarmView ours, SwarmMembership.Member member) {
    return ours.cluster()
        .node(member.id())
        .filter(known -> known.role() == Role.MANAGER)
        .map(known -> Safety.mayLeave(situation, known))
        .orElseGet(Safety.Verdict.Safe::new);
  }

  private static boolean isStranger(SwarmView ours, SwarmMembership.Member member) {
    return ours.cluster().node(member.id()).isEmpty();
  }

  /**
   * Put back from an old image: it has a leader, and has never heard of the others' manager; or
   * each of the two counts the other as dead.
   */
  private boolean leadsItsOwn(SwarmView ours, NodeSpec node) {
    Optional<SwarmNodeId> manager = situation.member(ours.via()).map(SwarmNode::id);
    return manager.isPresent()
        && situation
            .seen(node.name())
            .flatMap(status -> status.cluster().ifKnown())
            .filter(own -> own.node(manager.get()).isEmpty() || areApart(ours, node, own))
            .isPresent();
  }

  private boolean areApart(SwarmView ours, NodeSpec node, ClusterSeen own) {
    Optional<SwarmNode> theirs = situation.member(ours.via()).flatMap(via -> own.node(via.id()));
    return theirs.filter(Joining::isDown).isPresent()
        && situation.member(node.name()).filter(Joining::isDown).isPresent();
  }

  /**
   * Our leader's old image has it as a worker that never answers; for itself it is a manager, and
   * too few are left of those who knew it as one. It asks itself alone, so that nothing reaches it.
   */
  private boolean isForsaken(SwarmView ours, NodeSpec node, SwarmMembership.Member member) {
    return isLeaderless(node.name())
        && tooFewAreLeft()
        && ours.cluster()
            .node(member.id())
            .filter(known -> known.role() == Role.WORKER && isDown(known))
            .isPresent();
  }

  /** Nobody may come yet with whom they had a majority, and those that are here have none. */
  private boolean tooFewAreLeft() {
    Set<NodeName> declared = situation.spec().nodes().keySet();
    long leaderless = declared.stream().filter(this::isLeaderless).count();
    return declared.stream().allMatch(node -> membership(node).isPresent())
        && leaderless * 2 < ManagerTarget.of(situation, List.of()).size();
  }

  private boolean isLeaderless(NodeName node) {
    return situation.seen(node).flatMap(own -> own.cluster().ifKnown()).isEmpty()
        && membership(node)
            .filter(
                own ->
                    own instanceof SwarmMembership.Member(_, var role, _) && role == Role.MANAGER)
            .isPresent();
  }

  private Optional<SwarmMembership> membership(NodeName node) {
    return situation.seen(node).flatMap(status -> status.swarm().ifKnown());
  }

  private static boolean isDown(SwarmNode member) {
    return member.state() == SwarmNode.State.DOWN;
  }

  private void join(Optional<NodeName> through, NodeSpec node, Role role) {
    Optional<NodeSpec> via =
        through.flatMap(name -> Optional.ofNullable(situation.spec().nodes().get(name)));
    if (via.isEmpty()) {
      draft.await(SUBJECT, node.name(), new Reason.Earlier("a declared manager to join through"));
      return;
    }
    draft.add(
        SUBJECT,
        new SwarmStep.JoinSwarm(
            node.name(), node.address(), swarm, role, via.get().name(), via.get().address()));
  }

  /** A member that is down, and whose node says itself that it is somebody else by now. */
  private void strikeOutSuperseded(SwarmView view) {
    for (SwarmNode member : view.cluster().nodes().values()) {
      boolean gone =
          member.state() == SwarmNode.State.DOWN
              && member.role() == Role.WORKER
              && isSuperseded(situation, member);
      if (gone) {
        draft.add(
            SUBJECT,
            new SwarmStep.RemoveMember(
                view.via(), member.id(), member.hostname(), member.version()));
      }
    }
  }

  static boolean isSuperseded(Situation situation, SwarmNode member) {
    return situation
        .seen(member.hostname())
        .flatMap(status -> status.swarm().ifKnown())
        .filter(membership -> isSomebodyElse(membership, member.id()))
        .isPresent();
  }

  private static boolean isSomebodyElse(SwarmMembership membership, SwarmNodeId id) {
    return switch (membership) {
      case SwarmMembership.Outside outside -> true;
      case SwarmMembership.Member member -> !member.id().equals(id);
      case SwarmMembership.Pending pending -> false;
      case SwarmMembership.ClockTrouble trouble -> false;
      case SwarmMembership.Behind behind -> false;
    };
  }

  private void reportUndeclared(SwarmView view) {
    for (SwarmNode member : view.cluster().nodes().values()) {
      if (!situation.spec().nodes().containsKey(member.hostname())) {
        draft.await("swarm member " + member.hostname(), new Reason.Undeclared());
      }
    }
  }
}
