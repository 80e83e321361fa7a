package org.personalcontainers.core.check;

import java.util.Optional;
import org.personalcontainers.core.ledger.BrickPlace;
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
    return new Loss(peer, replace.old());
  }

  /** The brick that is given up. */
  private record Loss(Optional<PeerId> peer, BrickPlace place) {
    boolean takes(Brick brick) {
      return peer.isPresent()
          && brick.host().equals(peer.get())
          && brick.path().equals(place.path());
    }
  }

  private static boolean seesMajority(NodeStatus witness) {
    return witness.pool() instanceof Fact.Known<Pool>(Pool pool)
        && 2 * PoolRules.connected(pool) > pool.peers().size() + 1;
  }

  /** Whether a witness says that the loss can be borne; what it says against it is a finding. */
  private boolean vouches(Step step, NodeStatus witness, VolumeName name, Loss loss) {
    Optional<GlusterVolume> seen = Sight.volume(witness, name);
    seen.ifPresent(volume -> judge(step, witness, volume, loss));
    return seen.isPresent();
  }

  private void judge(Step step, NodeStatus witness, GlusterVolume volume, Loss loss) {
    int left = left(volume, loss);
    if (2 * left <= volume.bricks().size()) {
      unsafe(
          step,
          witness,
          volume.name(),
          left + " of " + volume.bricks().size() + " copies would be up");
    }
    judgeHealing(step, witness, volume, loss);
  }

  private static int left(GlusterVolume volume, Loss loss) {
    int left = 0;
    for (Brick brick : volume.bricks()) {
      left += brick.state() == Brick.State.ONLINE && !loss.takes(brick) ? 1 : 0;
    }
    return left;
  }

  /** While files are to be healed nobody knows which copy has the newest: all others must be up. */
  private void judgeHealing(Step step, NodeStatus witness, GlusterVolume volume, Loss loss) {
    if (!volume.pendingHeals().equals(Fact.known(0)) && !allOthersUp(volume, loss)) {
      unsafe(step, witness, volume.name(), "files are to be healed, and not all others are up");
    }
  }

  private static boolean allOthersUp(GlusterVolume volume, Loss loss) {
    return volume.bricks().stream()
        .allMatch(brick -> brick.state() == Brick.State.ONLINE || loss.takes(brick));
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
