package org.personalcontainers.lab.sim.world;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.lab.sim.world.GlusterFiles.Definition;
import org.personalcontainers.lab.sim.world.GlusterFiles.Known;
import org.personalcontainers.lab.sim.world.Glusterd.Link;
import org.personalcontainers.lab.sim.world.Glusterd.Link.Line;

/** How Gluster's daemons find each other, lose each other, and agree on their volumes. */
final class Pools {
  private static final long GREETING = 1_500;

  private static final long RESET = 100;

  /** A peer that falls silent is noticed after 20 to 25 s. */
  private static final long NOTICED = 22_000;

  private final World world;

  Pools(World world) {
    this.world = world;
  }

  void settle() {
    for (Machine machine : world.all()) {
      if (machine.glusterd().isUp()) {
        SortedMap<PeerId, Known> peers = machine.disks().gluster.peers();
        machine.glusterd().forgetLinksBut(peers.keySet());
        peers.forEach((peer, known) -> settle(machine, peer, known));
      }
    }
  }

  private void settle(Machine machine, PeerId peer, Known known) {
    Link link = machine.glusterd().link(peer);
    Line real = far(machine, known.hostname()) == null ? Line.DOWN : Line.UP;
    if (link.real() == real) {
      return;
    }
    long change = link.change(real);
    machine.later(
        real == Line.UP ? GREETING : delayOfNotice(machine, known),
        () -> {
          if (machine.glusterd().isUp() && link.isStill(change)) {
            notice(machine, peer, link);
          }
        });
  }

  /** Where the machine itself is there, it says that its daemon is not. */
  private long delayOfNotice(Machine machine, Known known) {
    Machine other = machine.resolve(known.hostname());
    return other != null && world.connected(machine, other) ? RESET : NOTICED;
  }

  private void notice(Machine machine, PeerId peer, Link link) {
    link.show(link.real());
    if (link.real() == Line.UP) {
      greet(machine, peer);
    }
    world.changed();
  }

  /** The machine at the other end, where each of the two finds the other by its name. */
  @Nullable Machine far(Machine machine, NodeName hostname) {
    Machine other = machine.resolve(hostname);
    boolean found =
        other != null
            && other != machine
            && other.glusterd().isUp()
            && world.connected(machine, other)
            && other.resolve(machine.name()) == machine;
    return found ? other : null;
  }

  /** Two that are connected now tell each other who they are and which volumes they know. */
  void greet(Machine machine, PeerId peer) {
    Known known = machine.disks().gluster.peers().get(peer);
    if (known == null) {
      return;
    }
    Machine other = far(machine, known.hostname());
    if (other == null) {
      return;
    }
    if (!other.disks().gluster.self().equals(peer)) {
      greetImpostor(machine, peer);
      return;
    }
    PeerId self = machine.disks().gluster.self();
    if (known.standing() == Peer.Standing.CHANGING && other.disks().gluster.isVirgin()) {
      introduce(machine, other);
    }
    if (!other.disks().gluster.peers().containsKey(self)) {
      stand(machine, peer, Peer.Standing.REJECTED);
    } else if (clash(machine.disks().gluster, other.disks().gluster)) {
      stand(machine, peer, Peer.Standing.REJECTED);
      stand(other, self, Peer.Standing.REJECTED);
    } else {
      befriend(machine, other);
    }
  }

  /**
   * The name answers, and an old friend is not asked for more; only a daemon that restarted asks.
   */
  private static void greetImpostor(Machine machine, PeerId peer) {
    if (!machine.glusterd().wasFriendOf(peer)) {
      stand(machine, peer, Peer.Standing.REJECTED);
    }
  }

  /** A probe that was interrupted goes on. */
  private static void introduce(Machine machine, Machine other) {
    Known known = new Known(machine.name(), Peer.Standing.CHANGING);
    other.disks().gluster = other.disks().gluster.with(machine.disks().gluster.self(), known);
  }

  private static void stand(Machine machine, PeerId peer, Peer.Standing standing) {
    GlusterFiles files = machine.disks().gluster;
    Known known = files.peers().get(peer);
    if (known != null && known.standing() != standing) {
      machine.disks().gluster = files.with(peer, new Known(known.hostname(), standing));
    }
  }

  /** The same version of a volume, and yet not the same volume. */
  private static boolean clash(GlusterFiles one, GlusterFiles other) {
    return one.volumes().entrySet().stream()
        .anyMatch(
            entry -> {
              Definition theirs = other.volumes().get(entry.getKey());
              return theirs != null
                  && theirs.version() == entry.getValue().version()
                  && !theirs.equals(entry.getValue());
            });
  }

  private void befriend(Machine machine, Machine other) {
    stand(machine, other.disks().gluster.self(), Peer.Standing.IN_CLUSTER);
    stand(other, machine.disks().gluster.self(), Peer.Standing.IN_CLUSTER);
    learnVolumes(machine, other.disks().gluster);
    learnVolumes(other, machine.disks().gluster);
    learnPeers(machine, other.disks().gluster);
    learnPeers(other, machine.disks().gluster);
    machine.glusterd().befriend(other.disks().gluster.self());
    other.glusterd().befriend(machine.disks().gluster.self());
    machine.glusterd().meetPeer();
    other.glusterd().meetPeer();
    spread(machine);
    spread(other);
  }

  /** Of two versions the higher one wins, whoever made it. */
  private static void learnVolumes(Machine machine, GlusterFiles other) {
    for (Map.Entry<VolumeName, Definition> entry : other.volumes().entrySet()) {
      Definition mine = machine.disks().gluster.volumes().get(entry.getKey());
      if (mine == null || mine.version() < entry.getValue().version()) {
        machine.disks().gluster = machine.disks().gluster.with(entry.getKey(), entry.getValue());
        machine.glusterd().stopStrayBricks();
        machine.glusterd().startBricks();
      }
    }
  }

  private static void learnPeers(Machine machine, GlusterFiles other) {
    GlusterFiles mine = machine.disks().gluster;
    TreeMap<PeerId, Known> more = new TreeMap<>(mine.peers());
    other.peers().forEach((peer, known) -> more.putIfAbsent(peer, known));
    more.remove(mine.self());
    if (more.size() > mine.peers().size()) {
      more.replaceAll(
          (peer, known) ->
              mine.peers().containsKey(peer)
                  ? known
                  : new Known(known.hostname(), Peer.Standing.CHANGING));
      machine.disks().gluster = new GlusterFiles(mine.self(), more, mine.volumes());
    }
  }

  /** Whoever says yes to a friend tells all others of it, at once: both sides do. */
  private void spread(Machine machine) {
    GlusterFiles files = machine.disks().gluster;
    new Transaction(world, machine).participants().forEach(other -> learnPeers(other, files));
  }
}
