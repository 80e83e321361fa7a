package org.personalcontainers.core.check;

import static org.personalcontainers.core.check.Stage.PI1;
import static org.personalcontainers.core.check.Stage.PI2;
import static org.personalcontainers.core.check.Stage.PI3;
import static org.personalcontainers.core.check.Stage.PI4;
import static org.personalcontainers.core.check.Stage.SWARM;
import static org.personalcontainers.core.check.Stage.fresh;
import static org.personalcontainers.core.check.Stage.standing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNetwork;
import org.personalcontainers.core.step.SwarmStep;

/** The swarm itself: its birth, its joins, its settings, its networks. */
final class SwarmSamples {
  private static final SwarmNetwork.Overlay OVERLAY =
      new SwarmNetwork.Overlay(Stage.PROXY, Optional.empty(), true, false);

  private SwarmSamples() {}

  static List<Sample> all() {
    return List.of(
        initUnknown(),
        initInside(),
        initUnwritten(),
        initElsewhere(),
        initAgain(),
        joinWhilePending(),
        joinAnotherSwarm(),
        joinByALeaderless(),
        abandonNothing(),
        restartNothing(),
        staleSettings(),
        leaderless(),
        networkAgain(),
        rangeUnwritten(),
        rangeOutside(),
        rangesOverlap(),
        poolOverNodes(),
        poolOverANetwork());
  }

  private static Stage expecting() {
    return fresh().write(new Entry.SwarmExpected(PI1));
  }

  private static Sample initUnknown() {
    return new Sample(
        Invariant.UNFOUNDED,
        "a swarm is made where nobody knows whether there is one",
        expecting().sees(PI1, s -> s.withSwarm(Fact.unknown("no answer"))).plans(Steps.init(PI1)),
        expecting().plans(Steps.init(PI1)));
  }

  private static Sample initInside() {
    return new Sample(
        Invariant.UNFOUNDED,
        "a swarm is made by a member of one",
        expecting()
            .sees(PI1, s -> s.withSwarm(Fact.known(Seen.member(PI1, Role.WORKER))))
            .plans(Steps.init(PI1)),
        expecting().plans(Steps.init(PI1)));
  }

  private static Sample initUnwritten() {
    return new Sample(
        Invariant.ORDER_BEFORE_ENTRY,
        "a swarm is made that the ledger does not expect",
        fresh().plans(Steps.register(new Entry.SwarmExpected(PI1)), Steps.init(PI1)),
        expecting().plans(Steps.init(PI1)));
  }

  private static Sample initElsewhere() {
    return new Sample(
        Invariant.ORDER_BEFORE_ENTRY,
        "a swarm is made on another node than expected",
        expecting().plans(Steps.init(PI2)),
        expecting().plans(Steps.init(PI1)));
  }

  private static SwarmStep initOutOf(String pool) {
    return new SwarmStep.InitSwarm(PI1, Stage.address(PI1), Subnet.parse(pool));
  }

  private static Sample poolOverNodes() {
    return new Sample(
        Invariant.RANGES_CLASH,
        "a swarm takes its networks' subnets from where the nodes are",
        expecting().plans(initOutOf("192.168.1.0/25")),
        expecting().plans(initOutOf("172.28.0.0/14")));
  }

  private static Sample poolOverANetwork() {
    return new Sample(
        Invariant.RANGES_CLASH,
        "a swarm takes its networks' subnets from a macvlan's",
        expecting().plans(initOutOf("192.168.1.128/25")),
        expecting().plans(initOutOf("192.168.2.0/24")));
  }

  private static Sample initAgain() {
    return new Sample(
        Invariant.BORN_TWICE,
        "a second swarm on nodes that were wiped",
        fresh()
            .write(new Entry.SwarmExpected(PI1))
            .write(new Entry.SwarmBorn(SWARM))
            .plans(Steps.init(PI1)),
        expecting().plans(Steps.init(PI1)));
  }

  private static Sample joinWhilePending() {
    SwarmMembership pending = new SwarmMembership.Pending("a join hangs");
    return new Sample(
        Invariant.UNFOUNDED,
        "a join beside one that hangs",
        standing()
            .sees(PI4, s -> s.withSwarm(Fact.known(pending)))
            .plans(Steps.join(PI4, Role.WORKER)),
        standing().plans(Steps.join(PI4, Role.WORKER)));
  }

  private static Sample joinAnotherSwarm() {
    return new Sample(
        Invariant.OTHER_IDENTITY,
        "a join into a swarm that is not ours",
        standing()
            .plans(
                new SwarmStep.JoinSwarm(
                    PI4,
                    Stage.address(PI4),
                    new SwarmId("theirs"),
                    Role.WORKER,
                    PI1,
                    Stage.address(PI1))),
        standing().plans(Steps.join(PI4, Role.WORKER)));
  }

  private static Sample joinByALeaderless() {
    return new Sample(
        Invariant.UNFOUNDED,
        "a join over a manager without a leader",
        standing()
            .sees(PI1, s -> s.withCluster(Fact.unknown("no leader")))
            .plans(Steps.join(PI4, Role.WORKER)),
        standing()
            .sees(PI2, s -> s.withCluster(Fact.unknown("no leader")))
            .plans(Steps.join(PI4, Role.WORKER)));
  }

  private static Sample abandonNothing() {
    return new Sample(
        Invariant.UNFOUNDED,
        "a member is made to give up a join",
        standing().plans(new SwarmStep.AbandonJoin(PI2)),
        standing()
            .sees(PI4, s -> s.withSwarm(Fact.known(new SwarmMembership.Pending("hangs"))))
            .plans(new SwarmStep.AbandonJoin(PI4)));
  }

  private static Sample restartNothing() {
    return new Sample(
        Invariant.UNFOUNDED,
        "a Docker that serves is restarted",
        standing().plans(new SwarmStep.RestartDocker(PI2)),
        standing()
            .sees(PI2, s -> s.withSwarm(Fact.known(new SwarmMembership.ClockTrouble("1970"))))
            .plans(new SwarmStep.RestartDocker(PI2)));
  }

  private static SwarmStep heartbeat(long version) {
    return new SwarmStep.SetHeartbeat(PI1, SWARM, Duration.ofSeconds(3), version);
  }

  private static Sample staleSettings() {
    return new Sample(
        Invariant.OTHER_IDENTITY,
        "settings are changed by an old version",
        standing().plans(heartbeat(Seen.SETTINGS_VERSION - 1)),
        standing().plans(heartbeat(Seen.SETTINGS_VERSION)));
  }

  private static Sample leaderless() {
    return new Sample(
        Invariant.UNFOUNDED,
        "settings are changed by a manager without a leader",
        standing()
            .sees(PI1, s -> s.withCluster(Fact.unknown("no leader")))
            .plans(heartbeat(Seen.SETTINGS_VERSION)),
        standing().plans(heartbeat(Seen.SETTINGS_VERSION)));
  }

  private static Sample networkAgain() {
    SwarmStep create = new SwarmStep.CreateOverlay(PI1, SWARM, OVERLAY);
    ClusterSeen with = Seen.cluster().withNetwork(OVERLAY);
    return new Sample(
        Invariant.BORN_TWICE,
        "a network that stands is created",
        standing().sees(PI3, s -> s.withCluster(Fact.known(with))).plans(create),
        standing().plans(create));
  }

  private static Stage given(NodeName node, String range) {
    return standing().write(Steps.given(node, range));
  }

  private static Sample rangeUnwritten() {
    return new Sample(
        Invariant.ORDER_BEFORE_ENTRY,
        "a range is configured that the ledger did not give",
        standing().plans(Steps.range(PI1, "192.168.1.208/30")),
        given(PI1, "192.168.1.208/30").plans(Steps.range(PI1, "192.168.1.208/30")));
  }

  private static Sample rangeOutside() {
    return new Sample(
        Invariant.RANGES_CLASH,
        "a range outside the pool",
        standing().plans(Steps.register(Steps.given(PI1, "192.168.1.224/30"))),
        standing().plans(Steps.register(Steps.given(PI1, "192.168.1.220/30"))));
  }

  private static Sample rangesOverlap() {
    return new Sample(
        Invariant.RANGES_CLASH,
        "two nodes with one address",
        standing()
            .plans(
                Steps.register(Steps.given(PI1, "192.168.1.208/29")),
                Steps.register(Steps.given(PI2, "192.168.1.212/30"))),
        given(PI1, "192.168.1.208/30").plans(Steps.register(Steps.given(PI2, "192.168.1.212/30"))));
  }
}
