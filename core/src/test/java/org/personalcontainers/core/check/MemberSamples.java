package org.personalcontainers.core.check;

import static org.personalcontainers.core.check.Stage.PI1;
import static org.personalcontainers.core.check.Stage.PI2;
import static org.personalcontainers.core.check.Stage.PI3;
import static org.personalcontainers.core.check.Stage.PI4;
import static org.personalcontainers.core.check.Stage.SWARM;
import static org.personalcontainers.core.check.Stage.fresh;
import static org.personalcontainers.core.check.Stage.standing;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.status.SwarmNodeId;
import org.personalcontainers.core.step.SwarmStep;

/** Members of the swarm, and what becomes of them. */
final class MemberSamples {
  private MemberSamples() {}

  static List<Sample> all() {
    return List.of(
        twoByAJoin(),
        twoByADemotion(),
        evenForOneThatIsBehind(),
        evenBesideAJob(),
        evenBesideTheBirth(),
        evenStaysEven(),
        staleMember(),
        wrongName(),
        removedManager(),
        removedWhileUp(),
        removedWhileTheSame(),
        removedWhileSilent(),
        lastManagers(),
        unapprovedLeave(),
        leftBesideAnother(),
        leftAsSomebodyElse());
  }

  private static Stage viewed(Stage stage, ClusterSeen view) {
    List.of(PI1, PI2, PI3).forEach(node -> stage.sees(node, s -> s.withCluster(Fact.known(view))));
    return stage;
  }

  private static Stage role(Stage stage, NodeName node, Role role, SwarmNode.State state) {
    stage.sees(node, s -> s.withSwarm(Fact.known(Seen.member(node, role))));
    ClusterSeen view = Seen.cluster().withNode(Seen.node(node, role, state));
    return viewed(stage, view);
  }

  /** A swarm of one manager, and others that stand outside. */
  private static Stage alone() {
    ClusterSeen view = Seen.cluster().withoutNode(Seen.id(PI2)).withoutNode(Seen.id(PI3));
    return fresh()
        .write(new Entry.SwarmExpected(PI1))
        .write(new Entry.SwarmBorn(SWARM))
        .sees(PI1, s -> s.withSwarm(Fact.known(Seen.member(PI1, Role.MANAGER))))
        .sees(PI1, s -> s.withCluster(Fact.known(view)));
  }

  private static Sample twoByAJoin() {
    return new Sample(
        Invariant.EVEN_MANAGERS,
        "a second manager joins alone",
        alone().plans(Steps.join(PI2, Role.MANAGER)),
        alone().plans(Steps.join(PI2, Role.MANAGER), Steps.join(PI3, Role.MANAGER)));
  }

  private static Sample twoByADemotion() {
    Stage withWorker = role(standing(), PI4, Role.WORKER, SwarmNode.State.READY);
    return new Sample(
        Invariant.EVEN_MANAGERS,
        "a manager is demoted, and none takes its place",
        withWorker.plans(Steps.demote(PI3)),
        withWorker.plans(Steps.demote(PI3), Steps.promote(PI4)));
  }

  /** Only the member that the node itself says to be behind counts for none. */
  private static Sample evenForOneThatIsBehind() {
    return new Sample(
        Invariant.EVEN_MANAGERS,
        "a manager is let go whose node is behind as another member",
        behind(Seen.id(PI2)).plans(Steps.demote(PI3)),
        behind(Seen.id(PI3)).plans(Steps.demote(PI3)));
  }

  private static Stage behind(SwarmNodeId as) {
    SwarmMembership behind = new SwarmMembership.Behind(as, "tocommit(169)");
    return role(standing(), PI3, Role.MANAGER, SwarmNode.State.DOWN)
        .sees(PI3, s -> s.withSwarm(Fact.known(behind)));
  }

  private static Sample evenBesideAJob() {
    return new Sample(
        Invariant.EVEN_MANAGERS,
        "two join while a third is joining",
        alone()
            .runs(PI4, Steps.join(PI4, Role.MANAGER))
            .plans(Steps.join(PI2, Role.MANAGER), Steps.join(PI3, Role.MANAGER)),
        alone()
            .runs(PI2, Steps.join(PI2, Role.MANAGER))
            .plans(Steps.join(PI2, Role.MANAGER), Steps.join(PI3, Role.MANAGER)));
  }

  /** The job that made the swarm is still listed, and its manager is seen. */
  private static Sample evenBesideTheBirth() {
    return new Sample(
        Invariant.EVEN_MANAGERS,
        "a second manager joins while the first still ends its work",
        alone().runs(PI1, Steps.init(PI1)).plans(Steps.join(PI2, Role.MANAGER)),
        alone()
            .runs(PI1, Steps.init(PI1))
            .plans(Steps.join(PI2, Role.MANAGER), Steps.join(PI3, Role.MANAGER)));
  }

  /** Two managers, because one of two joins failed; the view does not show the second yet. */
  private static Sample evenStaysEven() {
    Stage two = alone().sees(PI2, s -> s.withSwarm(Fact.known(Seen.member(PI2, Role.MANAGER))));
    return new Sample(
        Invariant.EVEN_MANAGERS,
        "a set of two grows by two",
        two.plans(Steps.join(PI3, Role.MANAGER), Steps.join(PI4, Role.MANAGER)),
        two.plans(Steps.join(PI3, Role.MANAGER)));
  }

  private static Sample staleMember() {
    return new Sample(
        Invariant.OTHER_IDENTITY,
        "a member is changed by an old version",
        standing().plans(Steps.label(PI2, Seen.MEMBER_VERSION - 1)),
        standing().plans(Steps.label(PI2, Seen.MEMBER_VERSION)));
  }

  private static Sample wrongName() {
    return new Sample(
        Invariant.OTHER_IDENTITY,
        "one node's identity under another's name",
        standing()
            .plans(
                new SwarmStep.LabelNode(
                    PI1, Seen.id(PI2), PI3, new TreeMap<>(), Seen.MEMBER_VERSION)),
        standing().plans(Steps.label(PI2, Seen.MEMBER_VERSION)));
  }

  private static NodeStatus somebodyElse(NodeStatus status) {
    return status.withSwarm(
        Fact.known(
            new SwarmMembership.Member(new SwarmNodeId("another"), Role.WORKER, Optional.empty())));
  }

  private static Stage reborn(Role role, SwarmNode.State state) {
    return role(standing(), PI4, role, state).sees(PI4, MemberSamples::somebodyElse);
  }

  private static Sample removedManager() {
    return new Sample(
        Invariant.REMOVED_TOO_EARLY,
        "a manager is struck out without a demotion",
        reborn(Role.MANAGER, SwarmNode.State.DOWN).plans(Steps.remove(PI4)),
        reborn(Role.WORKER, SwarmNode.State.DOWN).plans(Steps.remove(PI4)));
  }

  private static Sample removedWhileUp() {
    return new Sample(
        Invariant.REMOVED_TOO_EARLY,
        "a member is struck out of which nobody knows whether it is up",
        reborn(Role.WORKER, SwarmNode.State.UNKNOWN).plans(Steps.remove(PI4)),
        reborn(Role.WORKER, SwarmNode.State.DOWN).plans(Steps.remove(PI4)));
  }

  private static Sample removedWhileTheSame() {
    return new Sample(
        Invariant.REMOVED_TOO_EARLY,
        "a member is struck out whose clock is wrong",
        reborn(Role.WORKER, SwarmNode.State.DOWN)
            .sees(PI4, s -> s.withSwarm(Fact.known(new SwarmMembership.ClockTrouble("1970"))))
            .plans(Steps.remove(PI4)),
        reborn(Role.WORKER, SwarmNode.State.DOWN)
            .sees(PI4, s -> s.withSwarm(Fact.known(new SwarmMembership.Outside())))
            .plans(Steps.remove(PI4)));
  }

  private static Sample removedWhileSilent() {
    return new Sample(
        Invariant.REMOVED_TOO_EARLY,
        "a member is struck out that is silent",
        reborn(Role.WORKER, SwarmNode.State.DOWN).silent(PI4, 600).plans(Steps.remove(PI4)),
        reborn(Role.WORKER, SwarmNode.State.DOWN).plans(Steps.remove(PI4)));
  }

  private static Sample lastManagers() {
    ClusterSeen four = Seen.cluster().withNode(Seen.node(PI4, Role.MANAGER, SwarmNode.State.READY));
    Stage stage =
        viewed(standing(), four)
            .sees(PI4, s -> s.withSwarm(Fact.known(Seen.member(PI4, Role.MANAGER))));
    ClusterSeen half =
        four.withNode(Seen.node(PI2, Role.MANAGER, SwarmNode.State.DOWN))
            .withNode(Seen.node(PI1, Role.MANAGER, SwarmNode.State.READY));
    return new Sample(
        Invariant.UNSAFE_DISRUPTION,
        "of four managers one is down, and another is demoted, so that two of three are left to die",
        viewed(
                standing()
                    .sees(PI4, s -> s.withSwarm(Fact.known(Seen.member(PI4, Role.MANAGER))))
                    .silent(PI2, 600)
                    .silent(PI3, 600),
                half)
            .plans(Steps.demote(PI4)),
        stage.plans(Steps.demote(PI4)));
  }

  private static SwarmStep leave(String id) {
    return new SwarmStep.LeaveSwarm(PI4, new SwarmNodeId(id));
  }

  private static Sample unapprovedLeave() {
    return new Sample(
        Invariant.UNAPPROVED,
        "a node leaves another swarm unasked",
        standing().sees(PI4, MemberSamples::somebodyElse).plans(leave("another")),
        standing()
            .sees(PI4, MemberSamples::somebodyElse)
            .approve(leave("another"))
            .plans(leave("another")));
  }

  /** Two old images found each other: to the third, which is alone, both look like managers. */
  private static Sample leftBesideAnother() {
    SwarmStep leave = new SwarmStep.LeaveSwarm(PI3, Seen.id(PI3));
    ClusterSeen apart = Seen.cluster().withoutNode(Seen.id(PI1));
    return new Sample(
        Invariant.UNSAFE_DISRUPTION,
        "a manager leaves, and one of the two that stay follows a leader of its own",
        standing().approve(leave).sees(PI2, s -> s.withCluster(Fact.known(apart))).plans(leave),
        standing().approve(leave).plans(leave));
  }

  private static Sample leftAsSomebodyElse() {
    return new Sample(
        Invariant.OTHER_IDENTITY,
        "a node is to leave as somebody whom it is not",
        standing()
            .sees(PI4, MemberSamples::somebodyElse)
            .approve(leave("third"))
            .plans(leave("third")),
        standing()
            .sees(PI4, MemberSamples::somebodyElse)
            .approve(leave("another"))
            .plans(leave("another")));
  }
}
