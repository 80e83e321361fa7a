package org.personalcontainers.core.check;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StorageStep;

/**
 * The copies of the volumes: a majority stays, and none waits to be healed. Somebody who sees a
 * majority of the pool must say so, and nobody who does may say otherwise.
 */
final class CopyRules {
  private final Sight sight;
  private final Findings findings;

  CopyRules(Sight sight, Findings findings) {
    this.sight = sight;
    this.findings = findings;
  }

  void judgeWithout(Step step, NodeName node) {
    Optional<PeerId> peer = Optional.ofNullable(sight.ledger().peers().get(node));
    for (VolumeName volume : volumesOn(node, peer)) {
      boolean vouched = false;
      for (NodeStatus witness : sight.allSeen()) {
        if (!witness.node().equals(node) && seesMajority(witness)) {
          vouched |= vouches(step, witness, volume, new Loss(peer, Optional.empty()));
        }
      }
      requireVouched(step, volume, vouched);
    }
  }

  void judge(StorageStep.ReplaceBrick replace) {
    Optional<PeerId> peer = Optional.ofNullable(sight.ledger().peers().get(replace.old().node()));
    boolean vouched = false;
    for (NodeStatus witness : sight.allSeen()) {
      if (seesMajority(witness)) {
        vouched |= vouches(replace, witness, replace.volume(), loss(replace, peer));
      }
    }
    requireVouched(replace, replace.volume(), vouched);
  }

  private static Loss loss(StorageStep.ReplaceBrick replace, Optional<PeerId> peer) {
    return new Loss(peer, Optional.of(replace.old()));
  }

  /** What is lost: all bricks of a peer, or the one. */
  private record Loss(Optional<PeerId> peer, Optional<BrickPlace> place) {
    boolean takes(Brick brick) {
      return peer.isPresent()
          && brick.host().equals(peer.get())
          && (place.isEmpty() || brick.path().equals(place.get().path()));
    }
  }

  /** Those that were born with a brick there, and those that any node sees to have one. */
  private Iterable<VolumeName> volumesOn(NodeName node, Optional<PeerId> peer) {
    TreeSet<VolumeName> volumes = new TreeSet<>();
    sight
        .ledger()
        .volumes()
        .forEach(
            (name, birth) -> {
              if (birth instanceof VolumeBirth.Born born && isOn(born, node)) {
                volumes.add(name);
              }
            });
    for (NodeStatus witness : sight.allSeen()) {
      if (witness.volumes() instanceof Fact.Known<SortedMap<VolumeName, GlusterVolume>>(var seen)) {
        seen.values().stream()
            .filter(
                volume ->
                    volume.bricks().stream().anyMatch(new Loss(peer, Optional.empty())::takes))
            .forEach(volume -> volumes.add(volume.name()));
      }
    }
    return volumes;
  }

  private static boolean isOn(VolumeBirth.Born born, NodeName node) {
    return born.bricks().stream().anyMatch(brick -> brick.node().equals(node));
  }

  private static boolean seesMajority(NodeStatus witness) {
    return witness.pool() instanceof Fact.Known<Pool>(Pool pool)
        && 2 * PoolRules.connected(pool) > pool.peers().size() + 1;
  }

  /** Whether a witness says that the loss can be borne; what it says against it is a finding. */
  private boolean vouches(Step step, NodeStatus witness, VolumeName name, Loss loss) {
    Optional<GlusterVolume> seen = Sight.volume(witness, name);
    return seen.isPresent() && vouches(step, witness, seen.get(), loss);
  }

  private boolean vouches(Step step, NodeStatus witness, GlusterVolume volume, Loss loss) {
    int left = left(volume, loss);
    if (2 * left <= volume.bricks().size()) {
      unsafe(
          step,
          witness,
          volume.name(),
          left + " of " + volume.bricks().size() + " copies would be up");
    }
    return isHealed(step, witness, volume, loss);
  }

  private static int left(GlusterVolume volume, Loss loss) {
    int left = 0;
    for (Brick brick : volume.bricks()) {
      left += brick.state() == Brick.State.ONLINE && !loss.takes(brick) ? 1 : 0;
    }
    return left;
  }

  /** What a dead brick lacks is always pending: its replacement need not wait for that. */
  private boolean isHealed(Step step, NodeStatus witness, GlusterVolume volume, Loss loss) {
    boolean alreadyLost = loss.place().isPresent() && !serves(volume, loss);
    return switch (volume.pendingHeals()) {
      case Fact.Known<Integer>(Integer pending) -> {
        if (pending > 0 && !alreadyLost) {
          unsafe(step, witness, volume.name(), pending + " entries wait to be healed");
        }
        yield true;
      }
      case Fact.Unknown<Integer> unknown -> alreadyLost;
    };
  }

  private static boolean serves(GlusterVolume volume, Loss loss) {
    return volume.bricks().stream()
        .anyMatch(brick -> loss.takes(brick) && brick.state() != Brick.State.OFFLINE);
  }

  private void requireVouched(Step step, VolumeName volume, boolean vouched) {
    if (!vouched) {
      findings.add(
          Invariant.UNSAFE_DISRUPTION, step, "nobody knows whether volume " + volume + " bears it");
    }
  }

  private void unsafe(Step step, NodeStatus witness, VolumeName volume, String what) {
    findings.add(
        Invariant.UNSAFE_DISRUPTION,
        step,
        witness.node() + " says of volume " + volume + ": " + what);
  }
}
