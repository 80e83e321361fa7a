package org.personalcontainers.lab.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.port.JoinToken;
import org.personalcontainers.core.port.MemberChange;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.spec.InterfaceName;
import org.personalcontainers.core.spec.LabelName;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.LocalNetwork;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNetwork;
import org.personalcontainers.core.status.SwarmNode;

/** What a Docker daemon does, the simulated one as the real one. */
abstract class DockerContract extends Contract {
  private static final NetworkName PROXY = new NetworkName("proxy");

  private static final Subnet POOL = Subnet.parse("172.28.0.0/14");

  private static SwarmNetwork.Overlay overlay(boolean attachable) {
    Subnet subnet = new Subnet(new Address("172.20.20.0"), 24);
    return new SwarmNetwork.Overlay(PROXY, Optional.of(subnet), attachable, false);
  }

  private SwarmMembership.Member member(NodePorts node) {
    return (SwarmMembership.Member) known(node.docker()::membership);
  }

  private ClusterSeen cluster(NodePorts node) {
    return known(node.docker()::cluster);
  }

  private SwarmNode seen(NodePorts via, NodePorts node) {
    return cluster(via).node(member(node).id()).orElseThrow();
  }

  private void join(NodePorts node, NodePorts via, Role role) {
    SwarmId swarm = cluster(via).id();
    JoinToken token = known(() -> via.docker().joinToken(swarm, role));
    done(() -> node.docker().join(node.address(), via.address(), token));
  }

  private List<NodePorts> swarm(Role second, Role third) {
    List<NodePorts> nodes = nodes().fresh(3);
    done(() -> nodes.get(0).docker().init(nodes.get(0).address(), POOL));
    join(nodes.get(1), nodes.get(0), second);
    join(nodes.get(2), nodes.get(0), third);
    return nodes;
  }

  @Test
  void a_fresh_node_is_in_no_swarm_and_knows_of_none() {
    NodePorts node = nodes().fresh(1).getFirst();
    assertEquals(new SwarmMembership.Outside(), known(node.docker()::membership));
    assertInstanceOf(Fact.Unknown.class, node.docker().cluster());
    assertTrue(known(node.docker()::ranges).isEmpty());
    assertInstanceOf(Fact.Unknown.class, node.docker().joinToken(new SwarmId("none"), Role.WORKER));
  }

  @Test
  void a_swarm_begins_with_one_manager_that_is_ready() {
    NodePorts node = nodes().fresh(1).getFirst();
    done(() -> node.docker().init(node.address(), POOL));
    assertEquals(Role.MANAGER, member(node).role());
    assertEquals(Optional.of(cluster(node).id()), member(node).swarm());
    eventually(() -> seen(node, node).state() == SwarmNode.State.READY);
    assertEquals(node.name(), seen(node, node).hostname());
    assertEquals(node.address(), seen(node, node).address());
    assertEquals(Availability.ACTIVE, seen(node, node).availability());
  }

  @Test
  void who_is_in_a_swarm_neither_makes_nor_joins_another() {
    NodePorts node = nodes().fresh(1).getFirst();
    done(() -> node.docker().init(node.address(), POOL));
    JoinToken token = known(() -> node.docker().joinToken(cluster(node).id(), Role.WORKER));
    refused(() -> node.docker().init(node.address(), POOL));
    refused(() -> node.docker().join(node.address(), node.address(), token));
  }

  @Test
  void a_worker_knows_that_it_is_one_and_nothing_of_the_swarm() {
    List<NodePorts> nodes = swarm(Role.WORKER, Role.WORKER);
    NodePorts worker = nodes.get(1);
    assertEquals(Role.WORKER, member(worker).role());
    assertEquals(Optional.empty(), member(worker).swarm());
    assertInstanceOf(Fact.Unknown.class, worker.docker().cluster());
    assertInstanceOf(
        Fact.Unknown.class, worker.docker().joinToken(cluster(nodes.getFirst()).id(), Role.WORKER));
    eventually(() -> seen(nodes.getFirst(), worker).state() == SwarmNode.State.READY);
    assertEquals(worker.name(), seen(nodes.getFirst(), worker).hostname());
  }

  @Test
  void all_managers_see_the_same_swarm() {
    List<NodePorts> nodes = swarm(Role.MANAGER, Role.MANAGER);
    for (NodePorts node : nodes) {
      eventually(() -> node.docker().cluster() instanceof Fact.Known);
      assertEquals(3, cluster(node).nodes().size());
      assertEquals(cluster(nodes.getFirst()).id(), cluster(node).id());
    }
  }

  @Test
  void a_token_is_of_one_swarm() {
    List<NodePorts> nodes = nodes().fresh(2);
    nodes.forEach(node -> done(() -> node.docker().init(node.address(), POOL)));
    assertInstanceOf(
        Fact.Unknown.class,
        nodes.get(0).docker().joinToken(cluster(nodes.get(1)).id(), Role.WORKER));
  }

  @Test
  void a_change_that_is_based_on_an_older_version_is_not_made() {
    NodePorts node = nodes().fresh(1).getFirst();
    done(() -> node.docker().init(node.address(), POOL));
    SwarmNode before = seen(node, node);
    TreeMap<LabelName, String> labels = new TreeMap<>();
    labels.put(new LabelName("media"), "true");
    MemberChange label = new MemberChange.Labels(labels);
    done(() -> node.docker().update(before.id(), label, seen(node, node).version()));
    assertEquals(labels, seen(node, node).labels());
    assertNotEquals(before.version(), seen(node, node).version());
    MemberChange drain = new MemberChange.ToAvailability(Availability.DRAIN);
    assertInstanceOf(
        Answer.Outdated.class,
        answer(() -> node.docker().update(before.id(), drain, before.version())));
    assertEquals(Availability.ACTIVE, seen(node, node).availability());
    done(() -> node.docker().update(before.id(), drain, seen(node, node).version()));
    assertEquals(Availability.DRAIN, seen(node, node).availability());
    assertEquals(labels, seen(node, node).labels());
  }

  @Test
  void a_worker_becomes_a_manager_and_a_worker_and_a_manager_again() {
    List<NodePorts> nodes = swarm(Role.WORKER, Role.WORKER);
    NodePorts first = nodes.get(0);
    NodePorts second = nodes.get(1);
    eventually(() -> seen(first, second).state() == SwarmNode.State.READY);
    change(first, second, new MemberChange.ToRole(Role.MANAGER));
    eventually(() -> second.docker().cluster() instanceof Fact.Known);
    assertEquals(Role.MANAGER, member(second).role());
    change(first, second, new MemberChange.ToRole(Role.WORKER));
    eventually(() -> member(second).role() == Role.WORKER);
    change(first, second, new MemberChange.ToRole(Role.MANAGER));
    eventually(() -> second.docker().cluster() instanceof Fact.Known);
  }

  /** Versions also grow by themselves, whenever a node reports. */
  private void change(NodePorts via, NodePorts node, MemberChange change) {
    eventually(
        () -> {
          SwarmNode now = seen(via, node);
          return via.docker().update(now.id(), change, now.version()) instanceof Answer.Done;
        });
  }

  @Test
  void the_last_manager_stays_one() {
    NodePorts node = nodes().fresh(1).getFirst();
    done(() -> node.docker().init(node.address(), POOL));
    SwarmNode last = seen(node, node);
    refused(
        () ->
            node.docker().update(last.id(), new MemberChange.ToRole(Role.WORKER), last.version()));
  }

  @Test
  void only_who_is_down_and_no_manager_is_struck_out() {
    List<NodePorts> nodes = swarm(Role.WORKER, Role.WORKER);
    NodePorts first = nodes.get(0);
    NodePorts second = nodes.get(1);
    eventually(() -> seen(first, second).state() == SwarmNode.State.READY);
    var manager = member(first).id();
    var worker = member(second).id();
    refused(() -> first.docker().remove(manager));
    refused(() -> first.docker().remove(worker));
    done(second.docker()::leave);
    assertEquals(new SwarmMembership.Outside(), known(second.docker()::membership));
    eventually(() -> cluster(first).node(worker).orElseThrow().state() == SwarmNode.State.DOWN);
    done(() -> first.docker().remove(worker));
    assertEquals(Optional.empty(), cluster(first).node(worker));
    done(() -> first.docker().remove(worker));
    done(second.docker()::leave);
  }

  @Test
  void the_heartbeat_is_the_swarms() {
    NodePorts node = nodes().fresh(1).getFirst();
    done(() -> node.docker().init(node.address(), POOL));
    long version = cluster(node).version();
    done(() -> node.docker().setHeartbeat(Duration.ofSeconds(2), version));
    assertEquals(Duration.ofSeconds(2), cluster(node).heartbeat());
    assertInstanceOf(
        Answer.Outdated.class,
        answer(() -> node.docker().setHeartbeat(Duration.ofSeconds(3), version)));
  }

  @Test
  void a_network_of_the_swarm_is_made_once() {
    List<NodePorts> nodes = swarm(Role.MANAGER, Role.MANAGER);
    done(() -> nodes.get(0).docker().create(overlay(true)));
    done(() -> nodes.get(1).docker().create(overlay(true)));
    refused(() -> nodes.get(1).docker().create(overlay(false)));
    eventually(() -> overlay(true).equals(cluster(nodes.get(2)).networks().get(PROXY)));
  }

  @Test
  void a_network_without_a_subnet_gets_one_out_of_the_swarms_pool() {
    NodePorts node = nodes().fresh(1).getFirst();
    done(() -> node.docker().init(node.address(), POOL));
    done(
        () -> node.docker().create(new SwarmNetwork.Overlay(PROXY, Optional.empty(), true, false)));
    eventually(
        () ->
            cluster(node).networks().get(PROXY) instanceof SwarmNetwork.Overlay made
                && made.subnet().filter(POOL::contains).isPresent());
  }

  @Test
  void a_range_is_a_nodes_own_and_is_made_once() {
    NodePorts node = nodes().fresh(1).getFirst();
    LocalNetwork lan = range("192.168.77.208");
    done(() -> node.docker().createRange(lan));
    done(() -> node.docker().createRange(lan));
    refused(() -> node.docker().createRange(range("192.168.77.212")));
    assertEquals(lan, known(node.docker()::ranges).get(lan.name()));
  }

  private static LocalNetwork range(String first) {
    return new LocalNetwork(
        new NetworkName("lan"),
        new Subnet(new Address("192.168.77.0"), 24),
        new Address("192.168.77.1"),
        new InterfaceName("eth0"),
        new Subnet(new Address(first), 30));
  }

  @Test
  void without_a_leader_nothing_is_known_and_nothing_is_done() {
    List<NodePorts> nodes = swarm(Role.MANAGER, Role.MANAGER);
    NodePorts first = nodes.getFirst();
    eventually(() -> nodes.get(2).docker().cluster() instanceof Fact.Known);
    nodes().powerOff(nodes.get(1));
    nodes().powerOff(nodes.get(2));
    eventually(() -> first.docker().cluster() instanceof Fact.Unknown);
    assertEquals(Optional.empty(), member(first).swarm());
    assertInstanceOf(Answer.Unanswered.class, answer(() -> first.docker().create(overlay(true))));
    nodes().boot(nodes.get(1));
    eventually(() -> first.docker().cluster() instanceof Fact.Known);
  }

  @Test
  void a_member_that_dies_is_down_and_ready_again_after_its_boot() {
    List<NodePorts> nodes = swarm(Role.WORKER, Role.WORKER);
    NodePorts first = nodes.get(0);
    var id = member(nodes.get(2)).id();
    nodes().powerOff(nodes.get(2));
    eventually(() -> cluster(first).node(id).orElseThrow().state() == SwarmNode.State.DOWN);
    nodes().boot(nodes.get(2));
    eventually(() -> cluster(first).node(id).orElseThrow().state() == SwarmNode.State.READY);
    assertEquals(id, member(nodes.get(2)).id());
  }

  @Test
  void a_restart_changes_nothing() {
    NodePorts node = nodes().fresh(1).getFirst();
    done(() -> node.docker().init(node.address(), POOL));
    SwarmId swarm = cluster(node).id();
    done(node.docker()::restart);
    eventually(
        () -> node.docker().cluster().ifKnown().filter(c -> c.id().equals(swarm)).isPresent());
  }
}
