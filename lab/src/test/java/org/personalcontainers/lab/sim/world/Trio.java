package org.personalcontainers.lab.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.personalcontainers.agent.observe.Observer;
import org.personalcontainers.agent.perform.Performer;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.core.step.SwarmStep;
import org.personalcontainers.core.wire.Cargo;

/** Machines pi1, pi2, ... with an agent's eyes and hands each. */
final class Trio {
  static final VolumeName DOCKER = new VolumeName("docker");
  static final HostPath ROOT = new HostPath("/gluster/volumes/docker");
  static final HostPath POINT = new HostPath("/opt/docker");

  final World world;

  Trio(int size, Interruption interruption) {
    world = new World(interruption);
    for (int number = 1; number <= size; number++) {
      world.add(pi(number), address(number));
    }
  }

  static Trio fresh() {
    return new Trio(3, Interruption.NONE);
  }

  static NodeName pi(int number) {
    return new NodeName("pi" + number);
  }

  static Address address(int number) {
    return new Address("192.168.1." + (10 + number));
  }

  Machine machine(int number) {
    return world.machine(pi(number));
  }

  NodeStatus look(int number) {
    Machine m = machine(number);
    return new Observer(m.name(), m.docker(), m.gluster(), m.host()).look();
  }

  StepResult perform(NodeStep step) {
    return perform(step, Cargo.NONE);
  }

  StepResult perform(NodeStep step, Cargo cargo) {
    Machine m = world.machine(step.node());
    return new Performer(
            m.name(),
            m.docker(),
            m.gluster(),
            m.host(),
            (via, swarm, role) -> world.machine(via).docker().joinToken(swarm, role),
            cargo)
        .perform(step);
  }

  void does(NodeStep step) {
    assertEquals(new StepResult.Done(), perform(step), step.toString());
    world.advance(world.machine(step.node()).takeSpent());
    world.advance(Duration.ofSeconds(1));
  }

  /** Lets time pass until it is so. */
  void eventually(Duration within, BooleanSupplier condition) {
    Duration end = world.now().plus(within);
    while (!condition.getAsBoolean()) {
      if (world.now().compareTo(end) > 0) {
        fail("not so within " + within);
      }
      world.advance(Duration.ofMillis(500));
    }
  }

  static <T> T known(Fact<T> fact) {
    return switch (fact) {
      case Fact.Known<T>(T value) -> value;
      case Fact.Unknown<T>(String reason) -> fail("unknown: " + reason);
    };
  }

  static <K, V> V at(Map<K, V> map, K key) {
    return Objects.requireNonNull(map.get(key), () -> "no " + key + " in " + map);
  }

  ClusterSeen swarm(int via) {
    return known(look(via).cluster());
  }

  SwarmNode member(int via, int number) {
    SwarmMembership.Member member = (SwarmMembership.Member) known(look(number).swarm());
    return swarm(via).node(member.id()).orElseThrow();
  }

  PeerId peer(int number) {
    return known(look(number).pool()).self();
  }

  GlusterVolume volume(int via) {
    return at(known(look(via).volumes()), DOCKER);
  }

  static BrickPlace place(int node, int number) {
    return new BrickPlace(pi(node), ROOT, number, new BrickId("brick-" + node + "-" + number));
  }

  int size() {
    return world.machines().size();
  }

  void writeHosts() {
    TreeMap<NodeName, Address> hosts = new TreeMap<>();
    world.machines().values().forEach(m -> hosts.put(m.name(), m.address()));
    hosts.keySet().forEach(name -> does(new HostStep.WriteHosts(name, hosts)));
    hosts
        .keySet()
        .forEach(name -> does(new HostStep.WriteFirewall(name, new TreeSet<>(hosts.values()))));
    hosts.keySet().forEach(name -> does(new HostStep.KeepGlusterd(name)));
  }

  void makeSwarm(int managers) {
    does(new SwarmStep.InitSwarm(pi(1), address(1), SwarmStep.InitSwarm.USUAL_POOL));
    for (int number = 2; number <= size(); number++) {
      does(join(number, number <= managers ? Role.MANAGER : Role.WORKER));
    }
  }

  SwarmStep.JoinSwarm join(int number, Role role) {
    SwarmId swarm = swarm(1).id();
    return new SwarmStep.JoinSwarm(pi(number), address(number), swarm, role, pi(1), address(1));
  }

  void makePool() {
    for (int number = 2; number <= size(); number++) {
      does(new StorageStep.ProbePeer(pi(1), pi(number), peer(number)));
    }
    world.advance(Duration.ofSeconds(3));
  }

  void makeVolume() {
    List<BrickPlace> places = IntStream.rangeClosed(1, size()).mapToObj(n -> place(n, 1)).toList();
    places.forEach(p -> does(new StorageStep.MakeBrick(p.node(), DOCKER, p)));
    does(new StorageStep.CreateVolume(pi(1), DOCKER, places, 0, options("on")));
    does(new StorageStep.StartVolume(pi(1), DOCKER, volume(1).id()));
    List<NodeName> servers = List.copyOf(world.machines().keySet());
    servers.forEach(
        name ->
            does(
                new StorageStep.MountVolume(
                    name, DOCKER, POINT, new Mount.Source.Volume(DOCKER), servers)));
    servers.forEach(
        name -> does(new StorageStep.MakeTree(name, DOCKER, POINT, VolumeSpec.Tree.STANDARD)));
  }

  static SortedMap<String, String> options(String value) {
    TreeMap<String, String> options = new TreeMap<>();
    options.put("network.ping-timeout", "5");
    options.put("some.option", value);
    return options;
  }

  static Trio whole() {
    Trio trio = fresh();
    trio.build();
    return trio;
  }

  void build() {
    writeHosts();
    makeSwarm(3);
    makePool();
    makeVolume();
    world.advance(Duration.ofSeconds(5));
  }
}
