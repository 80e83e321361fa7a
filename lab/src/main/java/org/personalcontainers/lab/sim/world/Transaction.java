package org.personalcontainers.lab.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.lab.sim.world.GlusterFiles.Known;
import org.personalcontainers.lab.sim.world.Glusterd.Link.Line;

/** One command that concerns the whole pool, given to one machine's daemon. */
final class Transaction {
  /** A command to a peer that just fell silent hangs so long, and fails. */
  private static final long HANGS = 120_000;

  private final World world;
  private final Machine machine;

  Transaction(World world, Machine machine) {
    this.world = world;
    this.machine = machine;
  }

  /** What stands in the way of any command now. */
  Optional<Answer> obstacle() {
    List<Machine> others = participants();
    boolean busy =
        machine.glusterd().isBusy() || others.stream().anyMatch(other -> other.glusterd().isBusy());
    if (busy) {
      return Optional.of(
          new Answer.Busy("Another transaction is in progress. Please try again after some time."));
    }
    if (machine.glusterd().hangs()) {
      occupy(HANGS);
      return Optional.of(new Answer.Unanswered("Error : Request timed out"));
    }
    return Optional.empty();
  }

  /** For that time no other command gets through. */
  void occupy(long milliseconds) {
    machine.spend(milliseconds);
    hold(milliseconds);
  }

  void hold(long milliseconds) {
    machine.glusterd().beBusy(milliseconds);
    participants().forEach(other -> other.glusterd().beBusy(milliseconds));
  }

  /** The friends that are connected: those that were rejected, or left, are not asked. */
  List<Machine> participants() {
    List<Machine> found = new ArrayList<>();
    for (Map.Entry<PeerId, Known> entry : machine.disks().gluster.peers().entrySet()) {
      Machine other = friend(machine, entry.getKey(), entry.getValue());
      if (other != null) {
        found.add(other);
      }
    }
    return found;
  }

  @Nullable Machine friend(PeerId peer, Known known) {
    return friend(machine, peer, known);
  }

  private @Nullable Machine friend(Machine from, PeerId peer, Known known) {
    boolean connected =
        known.standing() == Peer.Standing.IN_CLUSTER
            && from.glusterd().link(peer).shown() == Line.UP;
    Machine other = connected ? world.pools().far(from, known.hostname()) : null;
    return other != null && other.disks().gluster.self().equals(peer) && heeds(other, from)
        ? other
        : null;
  }

  /** Whom a daemon does not know it does not obey, even if that one takes it for a friend. */
  private static boolean heeds(Machine other, Machine from) {
    return other.disks().gluster.peers().containsKey(from.disks().gluster.self());
  }

  /** The peer of that name, as this machine knows it; itself too. */
  static Optional<PeerId> peer(Machine from, NodeName name) {
    GlusterFiles files = from.disks().gluster;
    if (from.name().equals(name)) {
      return Optional.of(files.self());
    }
    return files.peers().entrySet().stream()
        .filter(entry -> entry.getValue().hostname().equals(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether that machine's daemon sees the daemon of that name as a connected friend. */
  boolean sees(Machine from, NodeName name) {
    if (from.name().equals(name)) {
      return true;
    }
    Optional<PeerId> peer = peer(from, name);
    return peer.isPresent() && friend(from, peer.get(), known(from, peer.get())) != null;
  }

  private static Known known(Machine from, PeerId peer) {
    Known known = from.disks().gluster.peers().get(peer);
    if (known == null) {
      throw new IllegalStateException(from.name() + " does not know " + peer);
    }
    return known;
  }
}
