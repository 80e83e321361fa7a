package org.personalcontainers.core.check;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.core.step.StorageStep;

/**
 * A pool accepts a command on each side of a partition, and one side's volumes are lost afterwards.
 * So a command goes only where a majority is connected, and not while a daemon may still take a
 * silent peer for a connected one.
 */
final class PoolRules {
  /** A daemon was seen to need 20 to 25 s until it noticed that a peer was cut off. */
  private static final Duration NOTICED = Duration.ofSeconds(25);

  private final Sight sight;
  private final Findings findings;

  PoolRules(Sight sight, Findings findings) {
    this.sight = sight;
    this.findings = findings;
  }

  void judge(StorageStep.PoolStep step, NodeStatus status) {
    Optional<Pool> pool = findings.known(status.pool(), "the pool", step);
    if (pool.isPresent()) {
      if (!comesBackEmpty(step, status)) {
        judgeMajority(step, pool.get());
      }
      judgeSilence(step, pool.get());
    }
  }

  /** Without peers and volumes it takes the pool's word for everything, and gives none. */
  private boolean comesBackEmpty(StorageStep.PoolStep step, NodeStatus status) {
    return step instanceof StorageStep.ProbePeer probe
        && ProbeRules.isWayBack(sight, probe, status)
        && status.volumes().ifKnown().filter(volumes -> volumes.isEmpty()).isPresent();
  }

  private void judgeMajority(StorageStep.PoolStep step, Pool pool) {
    Set<PeerId> members = members(pool);
    int connected = connected(pool);
    if (2 * connected <= members.size()) {
      findings.add(
          Invariant.POOL_IN_DOUBT,
          step,
          step.node() + " is connected to " + connected + " of " + members.size() + " members");
    }
  }

  /** A daemon that lost its disk knows no peers: those that hold born bricks count all the same. */
  private Set<PeerId> members(Pool pool) {
    Set<PeerId> members = new HashSet<>(pool.peers().keySet());
    members.add(pool.self());
    for (VolumeBirth birth : sight.ledger().volumes().values()) {
      if (birth instanceof VolumeBirth.Born born) {
        for (BrickPlace brick : born.bricks()) {
          Optional.ofNullable(sight.ledger().peers().get(brick.node())).ifPresent(members::add);
        }
      }
    }
    return members;
  }

  static int connected(Pool pool) {
    int connected = 1;
    for (Peer peer : pool.peers().values()) {
      if (peer.link() == Peer.Link.CONNECTED && peer.standing() != Peer.Standing.REJECTED) {
        connected++;
      }
    }
    return connected;
  }

  private void judgeSilence(StorageStep.PoolStep step, Pool pool) {
    for (Map.Entry<NodeName, Observation> entry : sight.observations()) {
      if (entry.getValue() instanceof Observation.Unreachable(var reason, Duration steadyFor)
          && steadyFor.compareTo(NOTICED) < 0
          && isPeer(entry.getKey(), pool)) {
        findings.add(
            Invariant.POOL_IN_DOUBT, step, entry.getKey() + " is silent since only " + steadyFor);
      }
    }
  }

  private boolean isPeer(NodeName node, Pool pool) {
    PeerId recorded = sight.ledger().peers().get(node);
    return recorded != null && pool.peers().containsKey(recorded);
  }
}
