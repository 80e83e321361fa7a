package org.personalcontainers.core.check;

import java.util.Map;
import java.util.Optional;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.core.step.StorageStep;

/** Only what others know as well may be forgotten, and only of our own pool. */
final class ForgetRules {
  private final Sight sight;
  private final Findings findings;

  ForgetRules(Sight sight, Findings findings) {
    this.sight = sight;
    this.findings = findings;
  }

  void judge(StorageStep.ForgetPool forget, NodeStatus status) {
    Optional<Pool> pool = findings.known(status.pool(), "the pool", forget);
    if (pool.isPresent()) {
      judgePool(forget, pool.get());
    }
    var volumes = findings.known(status.volumes(), "the volumes", forget);
    if (volumes.isPresent() && !forget.volumes().containsAll(volumes.get().keySet())) {
      findings.add(Invariant.OTHER_IDENTITY, forget, "it knows " + volumes.get().keySet());
    }
    if (volumes.isPresent() && !keepsAll(forget.node(), volumes.get())) {
      findings.add(
          Invariant.POOL_IN_DOUBT, forget, "nobody with a majority knows all that it knows");
    }
  }

  private void judgePool(StorageStep.ForgetPool forget, Pool pool) {
    if (!pool.self().equals(forget.expected())) {
      findings.add(Invariant.OTHER_IDENTITY, forget, "it is peer " + pool.self());
    }
    for (PeerId peer : pool.peers().keySet()) {
      if (!sight.ledger().peers().containsValue(peer)) {
        findings.add(Invariant.OTHER_IDENTITY, forget, "it knows peer " + peer + ", no node's");
      }
    }
  }

  /** Somebody else of the pool is connected to most of it, and sees the very same volumes. */
  private boolean keepsAll(NodeName node, Map<VolumeName, GlusterVolume> volumes) {
    for (NodeStatus other : sight.allSeen()) {
      if (!other.node().equals(node) && holdsMost(other) && knowsAll(other, volumes)) {
        return true;
      }
    }
    return false;
  }

  private boolean holdsMost(NodeStatus other) {
    return other.pool() instanceof Fact.Known<Pool>(Pool pool)
        && sight.isRecorded(other.node(), pool.self())
        && 2 * PoolRules.connected(pool) > pool.peers().size() + 1;
  }

  private static boolean knowsAll(NodeStatus other, Map<VolumeName, GlusterVolume> volumes) {
    for (GlusterVolume volume : volumes.values()) {
      boolean known =
          Sight.volume(other, volume.name()).filter(v -> v.id().equals(volume.id())).isPresent();
      if (!known) {
        return false;
      }
    }
    return true;
  }
}
