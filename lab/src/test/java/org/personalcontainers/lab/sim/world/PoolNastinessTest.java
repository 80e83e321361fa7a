package org.personalcontainers.lab.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.personalcontainers.lab.sim.world.Trio.DOCKER;
import static org.personalcontainers.lab.sim.world.Trio.at;
import static org.personalcontainers.lab.sim.world.Trio.known;
import static org.personalcontainers.lab.sim.world.Trio.options;
import static org.personalcontainers.lab.sim.world.Trio.pi;
import static org.personalcontainers.lab.sim.world.Trio.place;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.StorageStep;

/** What Gluster does that nobody expects. */
class PoolNastinessTest {
  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static Peer.Link link(Trio trio, int from, PeerId to) {
    return at(known(trio.look(from).pool()).peers(), to).link();
  }

  private static Peer.Standing standing(Trio trio, int from, PeerId to) {
    return at(known(trio.look(from).pool()).peers(), to).standing();
  }

  private static Brick.State brick(Trio trio, int from, int number) {
    return trio.volume(from).bricks().get(number - 1).state();
  }

  private static void cutOff(Trio trio, int number) {
    for (int other = 1; other <= trio.size(); other++) {
      if (other != number) {
        trio.world.cut(pi(number), pi(other));
      }
    }
  }

  private static List<BrickPlace> places(int number) {
    return List.of(place(1, number), place(2, number), place(3, number));
  }

  @Test
  void a_failed_creation_leaves_its_bricks_claimed() {
    Trio trio = Trio.fresh();
    trio.writeHosts();
    trio.makePool();
    trio.does(new StorageStep.MakeBrick(pi(1), DOCKER, place(1, 1)));
    trio.does(new StorageStep.MakeBrick(pi(2), DOCKER, place(2, 1)));
    StorageStep create = new StorageStep.CreateVolume(pi(1), DOCKER, places(1), 0, options("on"));
    assertInstanceOf(StepResult.Retry.class, trio.perform(create));
    assertInstanceOf(
        BrickContent.Claimed.class, at(known(trio.look(1).bricks()), DOCKER).bricks().get(1));
    trio.does(new StorageStep.MakeBrick(pi(3), DOCKER, place(3, 1)));
    assertInstanceOf(StepResult.Stale.class, trio.perform(create));
    assertInstanceOf(
        Answer.Refused.class,
        trio.machine(3).gluster().create(DOCKER, places(1), 0, new TreeMap<>()));
    places(2).forEach(p -> trio.does(new StorageStep.MakeBrick(p.node(), DOCKER, p)));
    trio.does(new StorageStep.CreateVolume(pi(1), DOCKER, places(2), 0, options("on")));
  }

  @Test
  void creation_needs_every_member_to_see_every_other() {
    Trio trio = Trio.fresh();
    trio.writeHosts();
    trio.world.cut(pi(2), pi(3));
    trio.makePool();
    places(1).forEach(p -> trio.does(new StorageStep.MakeBrick(p.node(), DOCKER, p)));
    Answer answer = trio.machine(1).gluster().create(DOCKER, places(1), 0, new TreeMap<>());
    assertInstanceOf(Answer.Refused.class, answer);
    assertTrue(answer.toString().contains("not connected"), answer.toString());
  }

  @Test
  void without_a_hosts_file_a_probe_is_slow_or_leaves_a_peer_that_is_not_connected() {
    Trio trio = Trio.fresh();
    assertInstanceOf(Answer.Refused.class, trio.machine(1).gluster().probe(pi(2)));
    assertEquals(seconds(40), trio.machine(1).takeSpent());

    TreeMap<NodeName, Address> hosts = new TreeMap<>();
    hosts.put(pi(2), trio.machine(2).address());
    trio.machine(1).host().writeHosts(hosts);
    trio.machine(1).gluster().probe(pi(2));
    trio.world.advance(seconds(60));
    assertEquals(Peer.Link.DISCONNECTED, link(trio, 1, trio.peer(2)));
    trio.writeHosts();
    trio.world.advance(seconds(5));
    assertEquals(Peer.Link.CONNECTED, link(trio, 1, trio.peer(2)));
    assertEquals(Peer.Standing.IN_CLUSTER, standing(trio, 1, trio.peer(2)));
  }

  @Test
  void a_silent_peer_is_noticed_late_and_until_then_commands_hang() {
    Trio trio = Trio.whole();
    PeerId third = trio.peer(3);
    cutOff(trio, 3);
    trio.world.advance(seconds(2));
    assertEquals(Peer.Link.CONNECTED, link(trio, 1, third));
    assertInstanceOf(Fact.Unknown.class, trio.look(1).volumes());
    trio.machine(1).takeSpent();
    assertInstanceOf(
        Answer.Unanswered.class, trio.machine(1).gluster().set(DOCKER, options("off")));
    assertEquals(seconds(120), trio.machine(1).takeSpent());
    trio.world.advance(seconds(30));
    assertEquals(Peer.Link.DISCONNECTED, link(trio, 1, third));
    assertInstanceOf(Answer.Busy.class, trio.machine(2).gluster().set(DOCKER, options("off")));
    trio.world.advance(seconds(100));
    assertEquals("on", trio.volume(1).options().get("some.option"));
    assertInstanceOf(Answer.Done.class, trio.machine(2).gluster().set(DOCKER, options("off")));
    trio.world.advance(seconds(1));
    assertEquals(Brick.State.UNSEEN, brick(trio, 1, 3));
  }

  @Test
  void one_change_on_each_side_of_a_cut_makes_both_sides_reject_each_other() {
    Trio trio = Trio.whole();
    PeerId third = trio.peer(3);
    cutOff(trio, 3);
    trio.world.advance(seconds(30));
    trio.machine(1).gluster().set(DOCKER, options("majority"));
    trio.machine(3).gluster().set(DOCKER, options("minority"));
    trio.world.mendAll();
    trio.world.advance(seconds(5));
    assertEquals(Peer.Standing.REJECTED, standing(trio, 1, third));
    assertEquals(Peer.Link.CONNECTED, link(trio, 1, third));
    assertEquals(Peer.Standing.REJECTED, standing(trio, 3, trio.peer(1)));
    assertEquals(Brick.State.UNSEEN, brick(trio, 1, 3));
    assertEquals(Mount.Health.ANSWERS, at(known(trio.look(3).mounts()), Trio.POINT).health());
  }

  @Test
  void more_changes_in_the_minority_win_silently() {
    Trio trio = Trio.whole();
    cutOff(trio, 3);
    trio.world.advance(seconds(30));
    trio.machine(1).gluster().set(DOCKER, options("majority"));
    trio.machine(3).gluster().set(DOCKER, options("minority"));
    trio.world.advance(seconds(1));
    trio.machine(3).gluster().set(DOCKER, options("minority again"));
    trio.world.mendAll();
    trio.world.advance(seconds(5));
    assertEquals("minority again", trio.volume(1).options().get("some.option"));
    assertEquals(Peer.Standing.IN_CLUSTER, standing(trio, 1, trio.peer(3)));
  }

  @Test
  void the_agent_gives_no_pool_command_in_a_minority() {
    Trio trio = Trio.whole();
    cutOff(trio, 3);
    trio.world.advance(seconds(30));
    StorageStep.SetVolumeOptions set =
        new StorageStep.SetVolumeOptions(pi(3), DOCKER, trio.volume(1).id(), options("off"));
    assertInstanceOf(StepResult.Retry.class, trio.perform(set));
    assertEquals("on", trio.volume(3).options().get("some.option"));
  }

  @Test
  void a_wiped_machine_is_an_impostor_under_its_old_name() {
    Trio trio = Trio.whole();
    PeerId old = trio.peer(3);
    trio.machine(3).wipe();
    trio.machine(3).boot();
    trio.world.advance(seconds(30));
    trio.writeHosts();
    trio.world.advance(seconds(30));
    assertNotEquals(old, trio.peer(3));
    assertEquals(Peer.Link.CONNECTED, link(trio, 1, old));
    assertEquals(Peer.Standing.IN_CLUSTER, standing(trio, 1, old));
    assertTrue(known(trio.look(3).pool()).peers().isEmpty());
    assertInstanceOf(
        StepResult.Stale.class,
        trio.perform(new StorageStep.ProbePeer(pi(1), pi(3), trio.peer(3))));
    assertInstanceOf(Answer.Refused.class, trio.machine(3).gluster().probe(pi(1)));
  }

  @Test
  void a_stranger_cannot_probe_itself_into_a_pool() {
    Trio trio = Trio.fresh();
    trio.writeHosts();
    trio.does(new StorageStep.ProbePeer(pi(1), pi(2), trio.peer(2)));
    assertInstanceOf(Answer.Refused.class, trio.machine(3).gluster().probe(pi(1)));
  }

  @Test
  void nothing_is_known_of_a_machine_whose_daemon_does_not_answer() {
    Trio trio = Trio.whole();
    for (Daemon daemon : Daemon.values()) {
      trio.machine(2).blind(daemon, trio.world.now().plus(seconds(10)));
    }
    assertInstanceOf(Fact.Unknown.class, trio.look(2).host());
    assertInstanceOf(Fact.Unknown.class, trio.look(2).pool());
    assertInstanceOf(Fact.Unknown.class, trio.look(2).cluster());
    trio.world.advance(seconds(11));
    assertEquals(Optional.of(3), trio.look(2).cluster().ifKnown().map(c -> c.nodes().size()));
  }
}
