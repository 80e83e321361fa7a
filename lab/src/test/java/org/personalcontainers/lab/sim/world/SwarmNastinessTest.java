package org.personalcontainers.lab.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.personalcontainers.lab.sim.world.Trio.address;
import static org.personalcontainers.lab.sim.world.Trio.known;
import static org.personalcontainers.lab.sim.world.Trio.pi;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.port.MemberChange;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.status.SwarmNodeId;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.SwarmStep;

/** What swarm does that nobody expects. */
class SwarmNastinessTest {
  private final Trio trio = Trio.fresh();

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private SwarmNode.State state(int via, SwarmNodeId id) {
    return trio.swarm(via).node(id).orElseThrow().state();
  }

  @Test
  void a_silent_worker_is_down_after_three_heartbeats() {
    trio.makeSwarm(1);
    SwarmNodeId id = trio.member(1, 3).id();
    trio.machine(3).powerOff();
    trio.world.advance(seconds(14));
    assertEquals(SwarmNode.State.READY, state(1, id));
    trio.world.advance(seconds(2));
    assertEquals(SwarmNode.State.DOWN, state(1, id));
    trio.machine(3).boot();
    trio.world.advance(seconds(5));
    assertEquals(SwarmNode.State.READY, state(1, id));
  }

  @Test
  void after_an_election_everybody_is_unknown_and_the_dead_leader_keeps_six_heartbeats() {
    trio.makeSwarm(3);
    SwarmNodeId dead = trio.member(1, 1).id();
    trio.machine(1).powerOff();
    trio.world.advance(seconds(5));
    assertInstanceOf(Fact.Known.class, trio.look(2).cluster(), "stale reads go on for a while");
    assertInstanceOf(Answer.Unanswered.class, trio.machine(2).docker().setHeartbeat(seconds(2), 1));
    trio.world.advance(seconds(4));
    assertInstanceOf(Fact.Unknown.class, trio.look(2).cluster());
    assertEquals(Optional.empty(), ((SwarmMembership.Member) known(trio.look(2).swarm())).swarm());
    trio.world.advance(seconds(1));
    assertEquals(SwarmNode.State.UNKNOWN, trio.member(2, 3).state());
    trio.world.advance(seconds(2));
    assertEquals(SwarmNode.State.READY, trio.member(2, 3).state());
    assertEquals(SwarmNode.State.UNKNOWN, state(3, dead));
    trio.world.advance(seconds(29));
    assertEquals(SwarmNode.State.DOWN, state(3, dead));
  }

  @Test
  void a_lone_manager_that_boots_is_silent_and_then_knows_no_leader() {
    trio.makeSwarm(3);
    for (int number = 1; number <= 3; number++) {
      trio.machine(number).powerOff();
    }
    trio.machine(2).boot();
    trio.world.advance(seconds(10));
    assertInstanceOf(Fact.Unknown.class, trio.look(2).swarm());
    trio.world.advance(seconds(15));
    assertInstanceOf(SwarmMembership.Member.class, known(trio.look(2).swarm()));
    assertInstanceOf(Fact.Unknown.class, trio.look(2).cluster());
    trio.machine(3).boot();
    trio.eventually(seconds(20), () -> trio.look(3).cluster() instanceof Fact.Known);
  }

  @Test
  void a_change_of_a_member_makes_older_versions_useless() {
    trio.makeSwarm(3);
    long version = trio.member(1, 3).version();
    trio.machine(3).powerOff();
    trio.world.advance(seconds(20));
    SwarmNode down =
        trio.swarm(1).nodes().values().stream()
            .filter(node -> node.hostname().equals(pi(3)))
            .findFirst()
            .orElseThrow();
    assertNotEquals(version, down.version());
    assertInstanceOf(
        StepResult.Stale.class,
        trio.perform(new SwarmStep.DemoteNode(pi(1), down.id(), pi(3), version)));
  }

  @Test
  void a_manager_is_demoted_before_it_is_removed_and_does_not_know_when_it_returns() {
    trio.makeSwarm(3);
    SwarmNodeId id = trio.member(1, 3).id();
    trio.machine(3).powerOff();
    trio.world.advance(seconds(20));
    assertInstanceOf(Answer.Refused.class, trio.machine(1).docker().remove(id));
    long version = trio.swarm(1).node(id).orElseThrow().version();
    trio.does(new SwarmStep.DemoteNode(pi(1), id, pi(3), version));
    trio.world.advance(seconds(2));
    version = trio.swarm(1).node(id).orElseThrow().version();
    trio.does(new SwarmStep.RemoveMember(pi(1), id, pi(3), version));

    trio.machine(3).boot();
    trio.world.advance(seconds(40));
    assertEquals(
        new SwarmMembership.Member(id, Role.MANAGER, Optional.empty()),
        known(trio.look(3).swarm()));
    trio.does(new SwarmStep.LeaveSwarm(pi(3), id));
    trio.does(trio.join(3, Role.MANAGER));
    assertNotEquals(id, trio.member(1, 3).id());
  }

  @Test
  void a_manager_demoted_behind_its_back_never_becomes_one_again() {
    trio.makeSwarm(3);
    SwarmNodeId id = trio.member(1, 3).id();
    trio.machine(3).powerOff();
    trio.world.advance(seconds(20));
    long version = trio.swarm(1).node(id).orElseThrow().version();
    trio.does(new SwarmStep.DemoteNode(pi(1), id, pi(3), version));
    trio.machine(3).boot();
    trio.world.advance(seconds(30));
    assertEquals(Role.WORKER, ((SwarmMembership.Member) known(trio.look(3).swarm())).role());
    trio.does(new SwarmStep.PromoteNode(pi(1), id, pi(3), trio.member(1, 3).version()));
    trio.world.advance(seconds(5));
    assertInstanceOf(SwarmMembership.Pending.class, known(trio.look(3).swarm()));
    trio.does(new SwarmStep.AbandonJoin(pi(3)));
    assertEquals(new SwarmMembership.Outside(), known(trio.look(3).swarm()));
  }

  @Test
  void the_last_manager_stays_one() {
    trio.makeSwarm(1);
    SwarmNode last = trio.member(1, 1);
    Answer answer =
        trio.machine(1)
            .docker()
            .update(last.id(), new MemberChange.ToRole(Role.WORKER), last.version());
    assertInstanceOf(Answer.Refused.class, answer);
  }

  @Test
  void a_join_without_a_leader_hangs_and_succeeds_one_day() {
    trio.makeSwarm(1);
    trio.does(new SwarmStep.LeaveSwarm(pi(3), trio.member(1, 3).id()));
    SwarmId swarm = trio.swarm(1).id();
    var token = known(trio.machine(1).docker().joinToken(swarm, Role.WORKER));
    trio.world.cut(pi(1), pi(3));
    assertInstanceOf(
        Answer.Unanswered.class, trio.machine(3).docker().join(address(3), address(1), token));
    assertEquals(seconds(20), trio.machine(3).takeSpent().truncatedTo(ChronoUnit.SECONDS));
    assertInstanceOf(SwarmMembership.Pending.class, known(trio.look(3).swarm()));
    assertInstanceOf(StepResult.Retry.class, trio.perform(trio.join(3, Role.WORKER)));
    trio.world.mend(pi(1), pi(3));
    trio.world.advance(seconds(5));
    assertInstanceOf(SwarmMembership.Member.class, known(trio.look(3).swarm()));
  }

  @Test
  void a_token_leads_into_its_own_swarm_only() {
    trio.does(new SwarmStep.InitSwarm(pi(1), address(1), SwarmStep.InitSwarm.USUAL_POOL));
    trio.does(new SwarmStep.InitSwarm(pi(2), address(2), SwarmStep.InitSwarm.USUAL_POOL));
    SwarmStep.JoinSwarm toTheOther =
        new SwarmStep.JoinSwarm(
            pi(3), address(3), trio.swarm(2).id(), Role.WORKER, pi(1), address(1));
    assertInstanceOf(StepResult.Retry.class, trio.perform(toTheOther));
    var token = known(trio.machine(2).docker().joinToken(trio.swarm(2).id(), Role.WORKER));
    assertInstanceOf(
        Answer.Refused.class, trio.machine(3).docker().join(address(3), address(1), token));
  }

  @Test
  void a_wrong_clock_at_boot_is_mended_by_a_restart_and_by_nothing_else() {
    trio.makeSwarm(3);
    trio.machine(2).powerOff();
    trio.machine(2).clockWrong();
    trio.machine(2).boot();
    trio.world.advance(seconds(10));
    trio.machine(2).clockRight();
    trio.world.advance(seconds(60));
    assertInstanceOf(SwarmMembership.ClockTrouble.class, known(trio.look(2).swarm()));
    assertInstanceOf(Fact.Unknown.class, trio.look(2).cluster());
    trio.does(new SwarmStep.RestartDocker(pi(2)));
    trio.world.advance(seconds(5));
    assertEquals(SwarmNode.State.READY, trio.member(1, 2).state());
  }

  @Test
  void an_old_manager_wins_no_election_against_newer_ones_and_follows_a_leader_it_never_knew() {
    Trio trio = new Trio(4, Interruption.NONE);
    trio.makeSwarm(2);
    Snapshot old = trio.machine(2).snapshot();
    SwarmNode third = trio.member(1, 3);
    trio.does(new SwarmStep.PromoteNode(pi(1), third.id(), pi(3), third.version()));
    trio.world.advance(seconds(3));
    trio.machine(2).powerOff();
    trio.machine(1).powerOff();
    trio.machine(2).rewind(old);
    trio.machine(1).boot();
    trio.world.advance(seconds(40));
    ClusterSeen before = trio.swarm(1);
    trio.machine(2).boot();
    trio.world.advance(seconds(60));
    assertTrue(before.asOf() < trio.swarm(2).asOf());
    assertEquals(trio.swarm(1), trio.swarm(2));
    assertEquals(trio.swarm(3), trio.swarm(2));
    assertEquals(Role.MANAGER, trio.member(2, 3).role());
  }

  @Test
  void an_old_lone_manager_takes_nobodys_role_away() {
    trio.makeSwarm(1);
    Snapshot old = trio.machine(1).snapshot();
    promote(2);
    promote(3);
    trio.machine(1).rewind(old);
    trio.world.advance(seconds(60));
    trio.machine(1).boot();
    trio.world.advance(seconds(60));
    assertEquals(Role.WORKER, trio.member(1, 3).role(), "it knows no better");
    assertEquals(Role.MANAGER, trio.member(2, 3).role());
    assertEquals(trio.swarm(2), trio.swarm(3));
  }

  private void promote(int number) {
    SwarmNode node = trio.member(1, number);
    trio.does(new SwarmStep.PromoteNode(pi(1), node.id(), pi(number), node.version()));
    trio.world.advance(seconds(3));
  }

  @Test
  void two_of_three_old_managers_forget_what_was_decided_since() {
    trio.makeSwarm(3);
    Snapshot second = trio.machine(2).snapshot();
    Snapshot third = trio.machine(3).snapshot();
    trio.does(
        new SwarmStep.SetHeartbeat(pi(1), trio.swarm(1).id(), seconds(2), trio.swarm(1).version()));
    trio.machine(1).powerOff();
    trio.machine(2).rewind(second);
    trio.machine(3).rewind(third);
    trio.machine(2).boot();
    trio.machine(3).boot();
    trio.world.advance(seconds(30));
    assertEquals(seconds(5), trio.swarm(3).heartbeat());
  }

  @Test
  void a_minority_has_no_leader_and_the_majority_elects_one() {
    trio.makeSwarm(3);
    trio.world.cut(pi(1), pi(2));
    trio.world.cut(pi(1), pi(3));
    trio.world.advance(seconds(30));
    assertInstanceOf(Fact.Unknown.class, trio.look(1).cluster());
    assertInstanceOf(Fact.Known.class, trio.look(2).cluster());
    trio.world.mendAll();
    trio.world.advance(seconds(5));
    assertEquals(trio.swarm(2), trio.swarm(1));
  }

  @Test
  void what_a_frozen_daemon_was_asked_for_it_does_when_it_wakes() {
    trio.machine(1).blind(Daemon.DOCKER, trio.world.now().plus(seconds(20)));
    assertInstanceOf(
        Answer.Unanswered.class,
        trio.machine(1).docker().init(address(1), SwarmStep.InitSwarm.USUAL_POOL));
    assertInstanceOf(Fact.Unknown.class, trio.look(1).swarm());
    trio.world.advance(seconds(21));
    assertInstanceOf(SwarmMembership.Member.class, known(trio.look(1).swarm()));
  }
}
