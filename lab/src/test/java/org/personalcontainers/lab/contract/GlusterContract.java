package org.personalcontainers.lab.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;

/** What a Gluster daemon does, the simulated one as the real one. */
abstract class GlusterContract extends Contract {
  static final VolumeName DATA = new VolumeName("data");
  private static final HostPath ROOT = new HostPath("/gluster/volumes/data");
  static final HostPath POINT = new HostPath("/mnt/data");

  private PeerId self(NodePorts node) {
    return known(node.gluster()::pool).self();
  }

  private boolean isFriend(NodePorts from, PeerId peer) {
    return from.gluster()
        .pool()
        .ifKnown()
        .map(pool -> pool.peers().get(peer))
        .filter(p -> p.link() == Peer.Link.CONNECTED)
        .filter(p -> p.standing() == Peer.Standing.IN_CLUSTER)
        .isPresent();
  }

  private List<NodePorts> pool(int count) {
    List<NodePorts> nodes = nodes().fresh(count);
    introduce(nodes);
    nodes.forEach(node -> done(node.host()::keepGlusterd));
    NodePorts first = nodes.getFirst();
    nodes.stream().skip(1).forEach(node -> done(() -> first.gluster().probe(node.name())));
    allSeeAll(nodes);
    return nodes;
  }

  private void allSeeAll(List<NodePorts> nodes) {
    for (NodePorts from : nodes) {
      for (NodePorts to : nodes) {
        PeerId peer = self(to);
        eventually(() -> from.equals(to) || isFriend(from, peer));
      }
    }
  }

  private static BrickPlace place(NodePorts node, int number) {
    return new BrickPlace(node.name(), ROOT, number, new BrickId(node.name() + "-" + number));
  }

  private List<BrickPlace> makeBricks(List<NodePorts> nodes, int number) {
    nodes.forEach(node -> done(() -> node.host().makeBrick(DATA, place(node, number))));
    return nodes.stream().map(node -> place(node, number)).toList();
  }

  private static SortedMap<String, String> options(String timeout) {
    TreeMap<String, String> options = new TreeMap<>();
    options.put("network.ping-timeout", timeout);
    return options;
  }

  final GlusterVolume volume(NodePorts via) {
    return at(known(via.gluster()::volumes), DATA);
  }

  private boolean brickIs(NodePorts via, int index, Brick.State state) {
    return via.gluster()
        .volumes()
        .ifKnown()
        .map(volumes -> volumes.get(DATA))
        .filter(volume -> volume.bricks().get(index).state() == state)
        .isPresent();
  }

  /** A volume that runs, and that the first node has mounted. */
  final List<NodePorts> volume() {
    List<NodePorts> nodes = pool(3);
    NodePorts first = nodes.getFirst();
    List<BrickPlace> places = makeBricks(nodes, 1);
    done(() -> first.gluster().create(DATA, places, 0, options("5")));
    done(() -> first.gluster().start(DATA));
    for (int index = 0; index < 3; index++) {
      int brick = index;
      eventually(() -> brickIs(first, brick, Brick.State.ONLINE));
    }
    done(
        () ->
            first
                .host()
                .mount(
                    DATA,
                    POINT,
                    new Mount.Source.Volume(DATA),
                    nodes.stream().map(NodePorts::name).toList()));
    return nodes;
  }

  @Test
  void a_fresh_daemon_is_alone_and_keeps_its_identity() {
    NodePorts node = nodes().fresh(1).getFirst();
    PeerId self = self(node);
    assertTrue(known(node.gluster()::pool).peers().isEmpty());
    assertTrue(known(node.gluster()::volumes).isEmpty());
    nodes().powerOff(node);
    nodes().boot(node);
    assertEquals(self, self(node));
  }

  @Test
  void nobody_is_found_without_the_hosts_file() {
    List<NodePorts> nodes = nodes().fresh(2);
    refused(() -> nodes.get(0).gluster().probe(nodes.get(1).name()));
    assertTrue(known(nodes.get(0).gluster()::pool).peers().isEmpty());
  }

  @Test
  void in_a_pool_all_see_all_by_their_names() {
    List<NodePorts> nodes = pool(3);
    NodePorts third = nodes.get(2);
    assertEquals(
        nodes.get(1).name().value(),
        at(known(third.gluster()::pool).peers(), self(nodes.get(1))).hostname());
    done(() -> nodes.get(0).gluster().probe(third.name()));
    done(() -> nodes.get(0).gluster().probe(nodes.get(0).name()));
    assertEquals(2, known(nodes.get(0).gluster()::pool).peers().size());
  }

  @Test
  void nobody_probes_itself_into_a_pool() {
    List<NodePorts> nodes = nodes().fresh(3);
    introduce(nodes);
    done(() -> nodes.get(0).gluster().probe(nodes.get(1).name()));
    refused(() -> nodes.get(2).gluster().probe(nodes.get(0).name()));
    assertTrue(known(nodes.get(2).gluster()::pool).peers().isEmpty());
  }

  @Test
  void a_volume_is_made_of_empty_bricks_with_its_options_and_starts_when_told() {
    List<NodePorts> nodes = pool(3);
    NodePorts first = nodes.getFirst();
    List<BrickPlace> places = makeBricks(nodes, 1);
    done(() -> first.gluster().create(DATA, places, 0, options("5")));
    assertEquals(GlusterVolume.State.CREATED, volume(nodes.get(2)).state());
    assertEquals(3, volume(first).replicas());
    assertEquals("5", volume(first).options().get("network.ping-timeout"));
    assertEquals(
        new BrickContent.Claimed(volume(first).id()),
        at(known(first.host()::bricks), DATA).bricks().get(1));
    assertInstanceOf(Fact.Unknown.class, volume(first).pendingHeals());
    refused(() -> first.gluster().create(DATA, places, 0, options("5")));
    done(() -> first.gluster().start(DATA));
    done(() -> first.gluster().start(DATA));
    eventually(() -> brickIs(nodes.get(1), 2, Brick.State.ONLINE));
    done(() -> nodes.get(1).gluster().set(DATA, options("7")));
    eventually(() -> "7".equals(volume(first).options().get("network.ping-timeout")));
  }

  @Test
  void what_does_not_exist_is_neither_set_nor_started_nor_healed() {
    NodePorts node = nodes().fresh(1).getFirst();
    refused(() -> node.gluster().set(DATA, options("5")));
    refused(() -> node.gluster().start(DATA));
    refused(() -> node.gluster().heal(DATA));
  }

  @Test
  void a_claimed_brick_is_never_taken_again() {
    List<NodePorts> nodes = pool(3);
    NodePorts first = nodes.getFirst();
    List<BrickPlace> places = makeBricks(nodes, 1);
    done(() -> first.gluster().create(DATA, places, 0, options("5")));
    VolumeName other = new VolumeName("other");
    refused(() -> first.gluster().create(other, places, 0, options("5")));
    assertFalse(known(first.gluster()::volumes).containsKey(other));
  }

  @Test
  void without_a_place_for_one_brick_there_is_no_volume() {
    List<NodePorts> nodes = pool(3);
    makeBricks(nodes.subList(0, 2), 1);
    List<BrickPlace> places = nodes.stream().map(node -> place(node, 1)).toList();
    refused(() -> nodes.getFirst().gluster().create(DATA, places, 0, options("5")));
    assertTrue(known(nodes.getFirst().gluster()::volumes).isEmpty());
  }

  @Test
  void the_brick_of_a_dead_node_is_unseen_and_healed_when_it_returns() {
    List<NodePorts> nodes = volume();
    NodePorts first = nodes.getFirst();
    PeerId third = self(nodes.get(2));
    nodes().settle(nodes.get(2));
    nodes().powerOff(nodes.get(2));
    eventually(() -> brickIs(first, 2, Brick.State.UNSEEN));
    eventually(() -> !isFriend(first, third));
    done(() -> first.host().makeTree(POINT, VolumeSpec.Tree.STANDARD));
    nodes().boot(nodes.get(2));
    eventually(() -> brickIs(first, 2, Brick.State.ONLINE));
    done(() -> first.gluster().heal(DATA));
    eventually(() -> volume(first).pendingHeals().equals(Fact.known(0)));
  }

  @Test
  void a_brick_gives_way_to_an_empty_one() {
    List<NodePorts> nodes = volume();
    NodePorts first = nodes.getFirst();
    BrickPlace old = place(nodes.get(2), 1);
    BrickPlace fresh = place(nodes.get(2), 2);
    refused(() -> first.gluster().replace(DATA, fresh, old));
    done(() -> nodes.get(2).host().makeBrick(DATA, fresh));
    done(() -> first.gluster().replace(DATA, old, fresh));
    assertEquals(fresh.path(), volume(nodes.get(1)).bricks().get(2).path());
    eventually(() -> brickIs(first, 2, Brick.State.ONLINE));
    done(() -> first.gluster().heal(DATA));
    eventually(() -> volume(first).pendingHeals().equals(Fact.known(0)));
  }

  @Test
  void an_identity_is_taken_up_by_a_daemon_that_has_nothing_to_lose() {
    List<NodePorts> nodes = nodes().fresh(2);
    introduce(nodes);
    PeerId wanted = new PeerId("0dc682b4-eb30-437c-b927-431fa8193e00");
    done(() -> nodes.get(0).gluster().restore(wanted));
    assertEquals(wanted, self(nodes.get(0)));
    done(() -> nodes.get(0).gluster().probe(nodes.get(1).name()));
    refused(
        () -> nodes.get(0).gluster().restore(new PeerId("2fcf2256-7bb1-446d-93da-1f965a39abb5")));
  }

  @Test
  void a_daemon_that_forgot_its_pool_comes_back_by_a_probe_of_its_own() {
    List<NodePorts> nodes = volume();
    NodePorts third = nodes.get(2);
    PeerId self = self(third);
    done(third.gluster()::forget);
    done(third.gluster()::forget);
    assertEquals(self, self(third));
    assertTrue(known(third.gluster()::pool).peers().isEmpty());
    assertTrue(known(third.gluster()::volumes).isEmpty());
    done(() -> third.gluster().probe(nodes.getFirst().name()));
    allSeeAll(nodes);
    eventually(() -> brickIs(third, 2, Brick.State.ONLINE));
    eventually(() -> brickIs(nodes.getFirst(), 2, Brick.State.ONLINE));
    assertEquals(volume(nodes.getFirst()).id(), volume(third).id());
  }
}
