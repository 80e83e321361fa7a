package org.personalcontainers.lab.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.personalcontainers.lab.sim.world.Trio.known;
import static org.personalcontainers.lab.sim.world.Trio.pi;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.status.SwarmNodeId;
import org.personalcontainers.core.step.SwarmStep;

/** A manager's disk that has forgotten what it confirmed, as real daemons behave with it. */
class ForgetfulManagerTest {
  private final Trio trio = Trio.fresh();

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  /** Its leader goes on from what it once confirmed. */
  private SwarmNodeId putBackOld() {
    trio.makeSwarm(3);
    SwarmNodeId id = trio.member(1, 3).id();
    Snapshot old = trio.machine(3).snapshot();
    trio.does(
        new SwarmStep.SetHeartbeat(pi(1), trio.swarm(1).id(), seconds(2), trio.swarm(1).version()));
    trio.machine(3).rewind(old);
    trio.machine(3).boot();
    trio.world.advance(seconds(20));
    return id;
  }

  @Test
  void an_old_manager_put_back_does_not_run_before_it_is_let_go() {
    SwarmNodeId id = putBackOld();
    SwarmMembership behind = known(trio.look(3).swarm());
    assertEquals(id, assertInstanceOf(SwarmMembership.Behind.class, behind).id());
    assertInstanceOf(Fact.Unknown.class, trio.look(3).cluster());
    SwarmNode seen = trio.swarm(1).node(id).orElseThrow();
    assertEquals(SwarmNode.State.DOWN, seen.state());
    trio.does(new SwarmStep.DemoteNode(pi(1), id, pi(3), seen.version()));
    trio.world.advance(seconds(20));
    SwarmMembership worker = known(trio.look(3).swarm());
    assertEquals(Role.WORKER, assertInstanceOf(SwarmMembership.Member.class, worker).role());
    assertEquals(SwarmNode.State.READY, trio.member(1, 3).state());
  }

  @Test
  void an_old_manager_put_back_catches_up_with_a_new_leader() {
    putBackOld();
    trio.machine(1).powerOff();
    trio.world.advance(seconds(60));
    assertEquals(seconds(2), trio.swarm(3).heartbeat());
    assertEquals(trio.swarm(2), trio.swarm(3));
  }
}
