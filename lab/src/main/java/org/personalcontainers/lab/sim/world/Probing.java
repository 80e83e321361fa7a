package org.personalcontainers.lab.sim.world;

import java.util.Optional;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.lab.sim.world.GlusterFiles.Known;
import org.personalcontainers.lab.sim.world.Glusterd.Link.Line;

/** How a machine gets into a pool, or back into it. */
final class Probing {
  private static final long UNRESOLVED = 40_000;
  private static final long UNREACHABLE = 3_200;
  private static final long PROBE = 770;
  private static final long RESTORE = 5_000;

  private final World world;
  private final Machine machine;

  Probing(World world, Machine machine) {
    this.world = world;
    this.machine = machine;
  }

  Answer probe(NodeName peer) {
    Machine other = machine.resolve(peer);
    if (other == machine || isKnown(peer)) {
      return new Answer.Done();
    }
    if (other == null) {
      machine.spend(UNRESOLVED);
      return notConnected();
    }
    if (!world.connected(machine, other) || !other.glusterd().isUp()) {
      machine.spend(UNREACHABLE);
      return notConnected();
    }
    Optional<Answer> obstacle = new Transaction(world, machine).obstacle();
    return obstacle.orElseGet(() -> take(peer, other));
  }

  private static Answer notConnected() {
    return new Answer.Refused("Probe returned with Transport endpoint is not connected");
  }

  /** A name that is in the list answers for whoever bears it now. */
  private boolean isKnown(NodeName peer) {
    return Transaction.peer(machine, peer).isPresent();
  }

  private Answer take(NodeName peer, Machine other) {
    GlusterFiles theirs = other.disks().gluster;
    boolean strange = !theirs.peers().containsKey(machine.disks().gluster.self());
    if (strange && !theirs.isVirgin()) {
      return new Answer.Refused(
          peer + " is either already part of another cluster or having volumes configured");
    }
    machine.spend(PROBE);
    machine.effect("peer " + peer, () -> know(machine, theirs.self(), peer));
    PeerId self = machine.disks().gluster.self();
    machine.effect("peer known to " + peer, () -> know(other, self, machine.name()));
    machine.effect("friendship with " + peer, () -> meet(other));
    return new Answer.Done();
  }

  /** One identity has one name: a probe by another one renames it. */
  private static void know(Machine machine, PeerId peer, NodeName name) {
    GlusterFiles files = machine.disks().gluster;
    Known known = files.peers().get(peer);
    Peer.Standing standing = known == null ? Peer.Standing.CHANGING : known.standing();
    machine.disks().gluster = files.with(peer, new Known(name, standing));
  }

  /** Where the other one does not find this one by its name, the two stay apart. */
  private void meet(Machine other) {
    if (world.pools().far(machine, other.name()) != other) {
      return;
    }
    PeerId theirs = other.disks().gluster.self();
    PeerId ours = machine.disks().gluster.self();
    connect(machine, theirs);
    connect(other, ours);
    world.pools().greet(machine, theirs);
  }

  private static void connect(Machine machine, PeerId peer) {
    Glusterd.Link link = machine.glusterd().link(peer);
    link.change(Line.UP);
    link.show(Line.UP);
  }

  Answer restore(PeerId identity) {
    GlusterFiles files = machine.disks().gluster;
    if (files.self().equals(identity)) {
      return new Answer.Done();
    }
    if (!files.isVirgin()) {
      return new Answer.Refused("this Gluster has peers or volumes of its own");
    }
    machine.spend(RESTORE);
    machine.effect(
        "identity " + identity,
        () -> {
          machine.disks().gluster = files.as(identity);
          machine.glusterd().restart();
        });
    return new Answer.Done();
  }

  Answer forget() {
    if (machine.disks().gluster.isVirgin()) {
      return new Answer.Done();
    }
    machine.spend(RESTORE);
    machine.effect(
        "pool forgotten",
        () -> {
          machine.disks().gluster = GlusterFiles.NONE.as(machine.disks().gluster.self());
          machine.glusterd().restart();
        });
    return new Answer.Done();
  }
}
