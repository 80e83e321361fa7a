package org.personalcontainers.lab.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.personalcontainers.lab.sim.world.Trio.DOCKER;
import static org.personalcontainers.lab.sim.world.Trio.POINT;
import static org.personalcontainers.lab.sim.world.Trio.address;
import static org.personalcontainers.lab.sim.world.Trio.known;
import static org.personalcontainers.lab.sim.world.Trio.pi;
import static org.personalcontainers.lab.sim.world.Trio.place;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.personalcontainers.agent.perform.Performer;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.spec.InterfaceName;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.GroupId;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmNetwork;
import org.personalcontainers.core.status.SwarmNodeId;
import org.personalcontainers.core.status.VolumeId;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.core.step.StorageStep.ReplaceBrick.Loss;
import org.personalcontainers.core.step.SwarmStep;
import org.personalcontainers.core.wire.Cargo;

/** What an agent makes of orders that don't fit what it finds. */
class PerformerTest {
  private static final SwarmId SWARM = new SwarmId("another-swarm");
  private static final SwarmNodeId MEMBER = new SwarmNodeId("another-member");
  private static final PeerId PEER = new PeerId("another-peer");
  private static final VolumeId VOLUME = new VolumeId("another-volume");
  private static final Subnet SUBNET = new Subnet(new Address("172.20.20.0"), 24);
  private static final StackName BLOG = new StackName("blog");
  private static final NetworkName NETWORK = new NetworkName("proxy");

  private final Trio trio = Trio.whole();

  /** One of each kind, for pi1, all of them strange to what is there. */
  private static List<NodeStep> strange() {
    return Stream.of(hostSteps(), membershipSteps(), clusterSteps(), poolSteps(), diskSteps())
        .flatMap(List::stream)
        .toList();
  }

  private static List<NodeStep> hostSteps() {
    return List.of(
        new HostStep.WriteHosts(pi(1), new TreeMap<>()),
        new HostStep.WriteFirewall(pi(1), new TreeSet<>()),
        new HostStep.RemoveFirewall(pi(1)),
        new HostStep.KeepGlusterd(pi(1)),
        new HostStep.EquipIngress(pi(1), ContentHash.of(new byte[0])),
        new HostStep.AlignGroup(pi(1), new GroupId(4242)));
  }

  private static List<NodeStep> membershipSteps() {
    return List.of(
        new SwarmStep.InitSwarm(pi(1), address(1), SwarmStep.InitSwarm.USUAL_POOL),
        new SwarmStep.JoinSwarm(pi(1), address(1), SWARM, Role.MANAGER, pi(2), address(2)),
        new SwarmStep.AbandonJoin(pi(1)),
        new SwarmStep.LeaveSwarm(pi(1), MEMBER),
        new SwarmStep.RestartDocker(pi(1)));
  }

  private static List<NodeStep> clusterSteps() {
    return List.of(
        new SwarmStep.SetHeartbeat(pi(1), SWARM, Duration.ofSeconds(3), 1),
        new SwarmStep.LabelNode(pi(1), MEMBER, pi(2), new TreeMap<>(), 1),
        new SwarmStep.SetAvailability(pi(1), MEMBER, pi(2), Availability.DRAIN, 1),
        new SwarmStep.PromoteNode(pi(1), MEMBER, pi(2), 1),
        new SwarmStep.DemoteNode(pi(1), MEMBER, pi(2), 1),
        new SwarmStep.RemoveMember(pi(1), MEMBER, pi(2), 1),
        new SwarmStep.CreateOverlay(
            pi(1), SWARM, new SwarmNetwork.Overlay(NETWORK, Optional.of(SUBNET), true, false)),
        new SwarmStep.CreateMacvlan(
            pi(1), SWARM, new SwarmNetwork.Macvlan(NETWORK, new NetworkName("lan"))),
        range("172.20.20.208"),
        new SwarmStep.DeployStack(pi(1), SWARM, BLOG, ContentHash.of(new byte[0])),
        new SwarmStep.RemoveStack(pi(1), SWARM, BLOG));
  }

  private static SwarmStep.CreateMacvlanRange range(String first) {
    return new SwarmStep.CreateMacvlanRange(
        pi(1),
        new NetworkName("lan"),
        SUBNET,
        new Address("172.20.20.1"),
        new InterfaceName("eth0"),
        new Subnet(new Address(first), 30));
  }

  private static List<NodeStep> poolSteps() {
    return List.of(
        new StorageStep.ForgetPool(pi(1), new PeerId("strange"), new TreeSet<>()),
        new StorageStep.ProbePeer(pi(1), pi(2), PEER),
        new StorageStep.CreateVolume(pi(1), DOCKER, List.of(place(1, 7)), 0, Trio.options("on")),
        new StorageStep.SetVolumeOptions(pi(1), DOCKER, VOLUME, Trio.options("off")),
        new StorageStep.StartVolume(pi(1), DOCKER, VOLUME),
        new StorageStep.ReplaceBrick(pi(1), DOCKER, VOLUME, place(1, 1), place(1, 2), Loss.COPY),
        new StorageStep.HealVolume(pi(1), DOCKER, VOLUME));
  }

  private static List<NodeStep> diskSteps() {
    return List.of(
        new StorageStep.RestorePeer(pi(1), new PeerId("nobody"), PEER),
        new StorageStep.MakeBrick(
            pi(1), DOCKER, new BrickPlace(pi(1), Trio.ROOT, 1, new BrickId("x"))),
        new StorageStep.MountVolume(
            pi(1), DOCKER, POINT, new Mount.Source.Directory(Trio.ROOT), List.of()),
        new StorageStep.MakeTree(pi(1), DOCKER, POINT, VolumeSpec.Tree.STANDARD));
  }

  @Test
  void here_is_one_step_of_each_kind() {
    Set<Class<?>> kinds = strange().stream().map(NodeStep::getClass).collect(Collectors.toSet());
    assertEquals(
        leaves(NodeStep.class).collect(Collectors.toSet()), kinds, "kinds of steps and samples");
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(PerformerTest::leaves)
        : Stream.of(type);
  }

  @Test
  void while_no_daemon_answers_every_step_is_for_later_and_changes_nothing() {
    for (Daemon daemon : Daemon.values()) {
      trio.machine(1).blind(daemon, trio.world.now().plus(Duration.ofSeconds(60)));
    }
    long before = trio.world.changes();
    for (NodeStep step : strange()) {
      assertInstanceOf(StepResult.Retry.class, trio.perform(step), step.toString());
    }
    assertEquals(before, trio.world.changes());
  }

  @Test
  void a_step_that_expects_something_else_is_stale_and_changes_nothing() {
    long before = trio.world.changes();
    for (NodeStep step : strange()) {
      boolean expectsNothing =
          step instanceof HostStep
              || step instanceof SwarmStep.RestartDocker
              || step instanceof SwarmStep.RemoveMember
              || step instanceof SwarmStep.CreateMacvlanRange
              || step instanceof StorageStep.MountVolume
              || step instanceof StorageStep.MakeTree;
      if (!expectsNothing) {
        assertInstanceOf(StepResult.Stale.class, trio.perform(step), step.toString());
      }
    }
    assertEquals(before, trio.world.changes());
  }

  @Test
  void another_nodes_step_is_stale() {
    Machine first = trio.machine(1);
    Performer performer =
        new Performer(
            pi(1),
            first.docker(),
            first.gluster(),
            first.host(),
            (via, swarm, role) -> first.docker().joinToken(swarm, role),
            Cargo.NONE);
    assertInstanceOf(StepResult.Stale.class, performer.perform(new HostStep.KeepGlusterd(pi(2))));
  }

  @Test
  void what_only_a_person_can_change_is_stuck_with_a_remedy() {
    trio.does(range("172.20.20.208"));
    trio.does(range("172.20.20.208"));
    assertInstanceOf(StepResult.Stuck.class, trio.perform(range("172.20.20.212")));
    StepResult mount =
        trio.perform(
            new StorageStep.MountVolume(
                pi(1), DOCKER, POINT, new Mount.Source.Directory(Trio.ROOT), List.of()));
    assertInstanceOf(StepResult.Stuck.class, mount);
  }

  @Test
  void no_tree_is_made_where_nothing_is_mounted() {
    trio.machine(1).byHand().unmount(POINT);
    StorageStep make = new StorageStep.MakeTree(pi(1), DOCKER, POINT, VolumeSpec.Tree.STANDARD);
    assertInstanceOf(StepResult.Retry.class, trio.perform(make));
    trio.machine(2).crashMount(POINT);
    StorageStep hanging = new StorageStep.MakeTree(pi(2), DOCKER, POINT, VolumeSpec.Tree.STANDARD);
    assertInstanceOf(StepResult.Retry.class, trio.perform(hanging));
  }

  @Test
  void a_brick_of_another_identity_is_not_made_part_of_a_volume() {
    trio.does(new StorageStep.MakeBrick(pi(1), DOCKER, place(1, 2)));
    var other = new BrickPlace(pi(1), Trio.ROOT, 2, new BrickId("other"));
    assertInstanceOf(
        StepResult.Stale.class,
        trio.perform(
            new StorageStep.ReplaceBrick(
                pi(1), DOCKER, trio.volume(1).id(), place(1, 1), other, Loss.COPY)));
    assertEquals(place(1, 1).path(), trio.volume(2).bricks().getFirst().path());
    assertEquals(0, known(trio.volume(2).pendingHeals()));
  }

  @Test
  void a_copy_that_is_there_does_not_go_as_a_blank_one() {
    trio.does(new StorageStep.MakeBrick(pi(1), DOCKER, place(1, 2)));
    var volume = trio.volume(1).id();
    assertInstanceOf(
        StepResult.Stale.class,
        trio.perform(
            new StorageStep.ReplaceBrick(
                pi(1), DOCKER, volume, place(1, 1), place(1, 2), Loss.NOTHING)));
    assertEquals(place(1, 1).path(), trio.volume(2).bricks().getFirst().path());
  }
}
