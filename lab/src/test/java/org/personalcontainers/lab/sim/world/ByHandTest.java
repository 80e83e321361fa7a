package org.personalcontainers.lab.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.personalcontainers.lab.sim.world.Trio.DOCKER;
import static org.personalcontainers.lab.sim.world.Trio.POINT;
import static org.personalcontainers.lab.sim.world.Trio.at;
import static org.personalcontainers.lab.sim.world.Trio.known;
import static org.personalcontainers.lab.sim.world.Trio.pi;
import static org.personalcontainers.lab.sim.world.Trio.place;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.SwarmNetwork;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.core.step.StorageStep.ReplaceBrick.Loss;
import org.personalcontainers.core.step.SwarmStep;

/** What people and disks do past all of ours, and what is seen of it. */
class ByHandTest {
  private final Trio trio = Trio.whole();

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Test
  void a_network_is_removed_and_made_anew() {
    NetworkName name = new NetworkName("proxy");
    SwarmNetwork.Overlay overlay = new SwarmNetwork.Overlay(name, Optional.empty(), true, false);
    SwarmStep.CreateOverlay create =
        new SwarmStep.CreateOverlay(pi(1), trio.swarm(1).id(), overlay);
    trio.does(create);
    assertTrue(
        trio.swarm(2).networks().get(name) instanceof SwarmNetwork.Overlay made
            && made.subnet().isPresent());
    trio.does(create);
    trio.machine(2).byHand().removeNetwork(name);
    assertTrue(trio.swarm(1).networks().isEmpty());
    trio.does(create);
    assertEquals(1, trio.swarm(3).networks().size());
  }

  @Test
  void a_volume_is_stopped_and_started_again() {
    trio.machine(2).byHand().stopVolume(DOCKER);
    trio.world.advance(seconds(2));
    assertEquals(GlusterVolume.State.STOPPED, trio.volume(1).state());
    assertEquals(Mount.Health.HANGS, at(known(trio.look(3).mounts()), POINT).health());
    trio.does(new StorageStep.StartVolume(pi(1), DOCKER, trio.volume(1).id()));
    trio.world.advance(seconds(5));
    assertEquals(Mount.Health.ANSWERS, at(known(trio.look(3).mounts()), POINT).health());
  }

  @Test
  void what_is_unmounted_stays_so_until_it_is_mounted_or_booted() {
    trio.machine(2).byHand().unmount(POINT);
    trio.world.advance(seconds(60));
    assertTrue(known(trio.look(2).mounts()).isEmpty());
    trio.machine(2).powerOff();
    trio.machine(2).boot();
    trio.eventually(seconds(60), () -> !known(trio.look(2).mounts()).isEmpty());
  }

  @Test
  void a_dead_mount_answers_again_after_it_was_mounted_anew() {
    trio.machine(2).crashMount(POINT);
    assertEquals(Mount.Health.HANGS, at(known(trio.look(2).mounts()), POINT).health());
    trio.does(
        new StorageStep.MountVolume(
            pi(2), DOCKER, POINT, new Mount.Source.Volume(DOCKER), List.of(pi(1))));
    assertEquals(Mount.Health.ANSWERS, at(known(trio.look(2).mounts()), POINT).health());
  }

  @Test
  void a_removed_tree_is_missing_on_every_node() {
    trio.machine(2).byHand().removeTree(POINT);
    assertEquals(Mount.Tree.INCOMPLETE, at(known(trio.look(3).mounts()), POINT).tree());
  }

  @Test
  void a_firewall_without_a_node_shuts_it_out() {
    trio.does(
        new HostStep.WriteFirewall(
            pi(1), new TreeSet<>(List.of(Trio.address(1), Trio.address(2)))));
    trio.world.advance(seconds(60));
    assertEquals(
        Peer.Link.DISCONNECTED, at(known(trio.look(1).pool()).peers(), trio.peer(3)).link());
    trio.machine(1).byHand().removeFirewall();
    trio.world.advance(seconds(10));
    assertEquals(Peer.Link.CONNECTED, at(known(trio.look(1).pool()).peers(), trio.peer(3)).link());
    trio.eventually(seconds(30), () -> trio.member(1, 3).state() == SwarmNode.State.READY);
  }

  @Test
  void a_probe_by_another_name_renames_the_peer() {
    TreeMap<NodeName, Address> hosts = new TreeMap<>();
    hosts.putAll(at(trio.world.machines(), pi(1)).disks().hosts);
    hosts.put(new NodeName("alias"), Trio.address(3));
    trio.machine(1).host().writeHosts(hosts);
    trio.machine(1).gluster().probe(new NodeName("alias"));
    assertEquals("alias", at(known(trio.look(1).pool()).peers(), trio.peer(3)).hostname());
  }

  @Test
  void an_impostor_is_rejected_by_a_daemon_that_starts_anew() {
    var old = trio.peer(3);
    trio.machine(3).wipe();
    trio.machine(3).boot();
    trio.world.advance(seconds(5));
    trio.writeHosts();
    trio.machine(1).crashGlusterd();
    trio.world.advance(seconds(10));
    Peer impostor = at(known(trio.look(1).pool()).peers(), old);
    assertEquals(Peer.Link.CONNECTED, impostor.link());
    assertEquals(Peer.Standing.REJECTED, impostor.standing());
  }

  @Test
  void an_empty_brick_disk_leaves_the_rest_as_it_was() {
    var peer = trio.peer(3);
    trio.machine(3).wipeBrickDisk();
    trio.world.advance(seconds(30));
    trio.machine(3).boot();
    trio.world.advance(seconds(30));
    assertEquals(peer, trio.peer(3));
    assertTrue(known(trio.look(3).bricks()).isEmpty());
    trio.does(new StorageStep.MakeBrick(pi(3), DOCKER, place(3, 2)));
    trio.does(
        new StorageStep.ReplaceBrick(
            pi(1), DOCKER, trio.volume(1).id(), place(3, 1), place(3, 2), Loss.COPY));
  }

  @Test
  void the_last_whole_copy_is_known() {
    assertFalse(trio.world.holdsLastCopy(pi(1)));
    trio.machine(3).wipeBrickDisk();
    trio.world.advance(seconds(30));
    assertFalse(trio.world.holdsLastCopy(pi(1)));
    trio.machine(2).wipeBrickDisk();
    assertTrue(trio.world.holdsLastCopy(pi(1)));
  }
}
