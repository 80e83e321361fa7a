package org.personalcontainers.lab.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.personalcontainers.lab.sim.world.Trio.at;
import static org.personalcontainers.lab.sim.world.Trio.known;
import static org.personalcontainers.lab.sim.world.Trio.pi;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.cert.Equipment;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.spec.LabelName;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNetwork;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.core.step.StorageStep.ReplaceBrick.Loss;
import org.personalcontainers.core.step.SwarmStep;
import org.personalcontainers.core.wire.Cargo;

class EveryStepTest {
  private final Trio trio = Trio.whole();

  @Test
  void a_cluster_stands_on_three_machines() {
    for (int number = 1; number <= 3; number++) {
      assertEquals(SwarmNode.State.READY, trio.member(1, number).state());
      assertEquals(Role.MANAGER, trio.member(1, number).role());
      assertEquals(3, trio.swarm(number).nodes().size());
      assertEquals(2, known(trio.look(number).pool()).peers().size());
      Mount mount = at(known(trio.look(number).mounts()), Trio.POINT);
      assertEquals(Mount.Health.ANSWERS, mount.health());
      assertEquals(Mount.Tree.STANDS, mount.tree());
    }
    assertTrue(trio.volume(2).bricks().stream().allMatch(b -> b.state() == Brick.State.ONLINE));
    assertEquals(known(trio.volume(3).pendingHeals()), 0);
  }

  @Test
  void what_is_done_is_done_again_without_effect() {
    long before = trio.world.changes();
    assertEquals(
        new StepResult.Done(), trio.perform(new StorageStep.ProbePeer(pi(1), pi(2), trio.peer(2))));
    assertEquals(
        new StepResult.Done(),
        trio.perform(
            new StorageStep.CreateVolume(
                pi(1),
                Trio.DOCKER,
                List.of(Trio.place(1, 1), Trio.place(2, 1), Trio.place(3, 1)),
                0,
                Trio.options("on"))));
    assertEquals(new StepResult.Done(), trio.perform(trio.join(2, Role.MANAGER)));
    assertEquals(before, trio.world.changes());
  }

  @Test
  void a_member_is_labelled_drained_demoted_and_promoted_again() {
    SwarmNode member = trio.member(1, 3);
    TreeMap<LabelName, String> labels = new TreeMap<>();
    labels.put(new LabelName("media"), "true");
    NodeStep label = new SwarmStep.LabelNode(pi(1), member.id(), pi(3), labels, member.version());
    trio.does(label);
    trio.does(label);
    assertInstanceOf(
        StepResult.Stale.class,
        trio.perform(
            new SwarmStep.SetAvailability(
                pi(1), member.id(), pi(3), Availability.DRAIN, member.version())));
    trio.does(
        new SwarmStep.SetAvailability(
            pi(2), member.id(), pi(3), Availability.DRAIN, trio.member(1, 3).version()));
    trio.does(new SwarmStep.DemoteNode(pi(1), member.id(), pi(3), trio.member(1, 3).version()));
    trio.world.advance(Duration.ofSeconds(2));
    assertEquals(
        new SwarmMembership.Member(member.id(), Role.WORKER, Optional.empty()),
        known(trio.look(3).swarm()));
    trio.does(new SwarmStep.PromoteNode(pi(1), member.id(), pi(3), trio.member(1, 3).version()));
    trio.world.advance(Duration.ofSeconds(2));
    assertEquals(labels, trio.swarm(3).node(member.id()).orElseThrow().labels());
  }

  @Test
  void networks_are_made_once() {
    Subnet subnet = new Subnet(new Address("172.20.20.0"), 24);
    SwarmNetwork.Overlay overlay =
        new SwarmNetwork.Overlay(new NetworkName("proxy"), Optional.of(subnet), true, false);
    NodeStep create = new SwarmStep.CreateOverlay(pi(1), trio.swarm(1).id(), overlay);
    trio.does(create);
    trio.does(create);
    SwarmNetwork.Overlay other =
        new SwarmNetwork.Overlay(new NetworkName("proxy"), Optional.of(subnet), false, false);
    assertInstanceOf(
        StepResult.Stuck.class,
        trio.perform(new SwarmStep.CreateOverlay(pi(1), trio.swarm(1).id(), other)));
    assertEquals(overlay, trio.swarm(3).networks().get(new NetworkName("proxy")));
  }

  @Test
  void a_stack_is_deployed_once_and_removed() {
    SwarmId swarm = trio.swarm(1).id();
    StackName blog = new StackName("blog");
    Rendered stack =
        new Rendered(
            "services:\n  web:\n    image: \"blog:1\"\n", new TreeMap<>(), new TreeMap<>());
    NodeStep deploy = new SwarmStep.DeployStack(pi(1), swarm, blog, stack.content());
    assertInstanceOf(StepResult.Retry.class, trio.perform(deploy));
    assertEquals(new StepResult.Done(), trio.perform(deploy, Cargo.of(stack)));
    long before = trio.world.changes();
    assertEquals(new StepResult.Done(), trio.perform(deploy, Cargo.of(stack)));
    assertEquals(before, trio.world.changes());
    assertTrue(known(trio.swarm(3).stacks()).containsKey(blog));
    trio.does(new SwarmStep.RemoveStack(pi(2), swarm, blog));
    trio.does(new SwarmStep.RemoveStack(pi(2), swarm, blog));
    assertEquals(new TreeMap<>(), known(trio.swarm(3).stacks()));
  }

  @Test
  void certificates_are_placed_once_and_only_those_that_the_order_names() {
    Equipment equipment = Equipment.none();
    NodeStep equip = new HostStep.EquipIngress(pi(1), equipment.content());
    assertInstanceOf(StepResult.Retry.class, trio.perform(equip));
    NodeStep other =
        new HostStep.EquipIngress(pi(1), ContentHash.of("other".getBytes(StandardCharsets.UTF_8)));
    assertInstanceOf(StepResult.Stale.class, trio.perform(other, Cargo.of(equipment)));
    assertEquals(new StepResult.Done(), trio.perform(equip, Cargo.of(equipment)));
    assertEquals(new StepResult.Done(), trio.perform(equip));
  }

  @Test
  void a_lost_machine_is_replaced_by_one_of_the_same_name() {
    SwarmNode old = trio.member(1, 3);
    PeerId oldPeer = trio.peer(3);
    trio.machine(3).wipe();
    trio.world.advance(Duration.ofSeconds(40));
    trio.machine(3).boot();
    trio.world.advance(Duration.ofSeconds(30));
    trio.writeHosts();

    assertEquals(new SwarmMembership.Outside(), known(trio.look(3).swarm()));
    assertEquals(SwarmNode.State.DOWN, trio.swarm(1).node(old.id()).orElseThrow().state());
    long version = trio.swarm(1).node(old.id()).orElseThrow().version();
    trio.does(new SwarmStep.DemoteNode(pi(1), old.id(), pi(3), version));
    trio.world.advance(Duration.ofSeconds(2));
    version = trio.swarm(1).node(old.id()).orElseThrow().version();
    trio.does(new SwarmStep.RemoveMember(pi(1), old.id(), pi(3), version));
    trio.does(trio.join(3, Role.MANAGER));
    assertEquals(3, trio.swarm(3).nodes().size());

    trio.does(new StorageStep.RestorePeer(pi(3), trio.peer(3), oldPeer));
    trio.does(new StorageStep.ProbePeer(pi(3), pi(1), trio.peer(1)));
    trio.eventually(
        Duration.ofSeconds(30),
        () ->
            known(trio.look(2).pool()).peers().values().stream()
                .allMatch(p -> p.standing() == Peer.Standing.IN_CLUSTER));
    trio.does(new StorageStep.MakeBrick(pi(3), Trio.DOCKER, Trio.place(3, 2)));
    trio.does(
        new StorageStep.ReplaceBrick(
            pi(1),
            Trio.DOCKER,
            trio.volume(1).id(),
            Trio.place(3, 1),
            Trio.place(3, 2),
            Loss.COPY));
    trio.world.advance(Duration.ofSeconds(5));
    trio.does(new StorageStep.HealVolume(pi(1), Trio.DOCKER, trio.volume(1).id()));
    trio.eventually(Duration.ofSeconds(60), () -> known(trio.volume(2).pendingHeals()) == 0);
    assertTrue(trio.world.lost().isEmpty());
  }
}
