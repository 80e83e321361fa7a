package org.personalcontainers.core.check;

import java.util.Map;
import java.util.Optional;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.core.step.StorageStep;

/** A probe goes from inside the pool to a daemon on its own, and all names lead both ways. */
final class ProbeRules {
  private final Sight sight;
  private final Findings findings;

  ProbeRules(Sight sight, Findings findings) {
    this.sight = sight;
    this.findings = findings;
  }

  /**
   * A node that knows nobody, and that its pool knows: it took up its identity again, or a probe
   * was cut in its middle. Only a probe of its own brings the two together.
   */
  static boolean isWayBack(Sight sight, StorageStep.ProbePeer probe, NodeStatus prober) {
    return prober.pool() instanceof Fact.Known<Pool>(Pool own)
        && own.peers().isEmpty()
        && sight.seen(probe.peer()).map(NodeStatus::pool).orElse(prober.pool())
            instanceof Fact.Known<Pool>(Pool pool)
        && pool.peers().containsKey(own.self());
  }

  void judge(StorageStep.ProbePeer probe, NodeStatus prober) {
    Optional<NodeStatus> target = sight.seen(probe.peer());
    if (target.isEmpty()) {
      findings.add(Invariant.UNSEEN_NODE, probe, probe.peer() + " was not seen");
    } else if (prober.pool() instanceof Fact.Known<Pool>(Pool pool)) {
      if (!isWayBack(sight, probe, prober)) {
        judgeInside(probe, pool);
      }
      judgeTarget(probe, pool, target.get());
      judgeHosts(probe, pool, prober);
      judgeHosts(probe, pool, target.get());
    }
  }

  private void judgeInside(StorageStep.ProbePeer probe, Pool pool) {
    if (!sight.isRecorded(probe.node(), pool.self())) {
      unprepared(probe, probe.node() + " is not recorded as peer " + pool.self());
    }
    if (pool.peers().isEmpty() && othersHavePool(probe)) {
      unprepared(probe, probe.node() + " is alone, and others have a pool");
    }
  }

  private boolean othersHavePool(StorageStep.ProbePeer probe) {
    for (NodeStatus status : sight.allSeen()) {
      if (!status.node().equals(probe.node())
          && status.pool() instanceof Fact.Known<Pool>(Pool pool)
          && !pool.peers().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private void judgeTarget(StorageStep.ProbePeer probe, Pool pool, NodeStatus target) {
    switch (target.pool()) {
      case Fact.Unknown<Pool>(String reason) ->
          findings.add(
              Invariant.UNFOUNDED, probe, probe.peer() + ": the pool is unknown: " + reason);
      case Fact.Known<Pool>(Pool other) -> {
        if (!other.self().equals(probe.expected())) {
          findings.add(
              Invariant.OTHER_IDENTITY, probe, probe.peer() + " says to be " + other.self());
        }
        if (!other.peers().containsKey(pool.self()) && !isAloneOrOurs(other, pool)) {
          unprepared(probe, probe.peer() + " has peers that are not of this pool");
        }
      }
    }
  }

  private static boolean isAloneOrOurs(Pool other, Pool pool) {
    for (PeerId peer : other.peers().keySet()) {
      if (!peer.equals(pool.self()) && !pool.peers().containsKey(peer)) {
        return false;
      }
    }
    return true;
  }

  private void judgeHosts(StorageStep.ProbePeer probe, Pool pool, NodeStatus side) {
    switch (side.host()) {
      case Fact.Unknown<HostSeen>(String reason) ->
          unprepared(probe, "the hosts file of " + side.node() + " is unknown: " + reason);
      case Fact.Known<HostSeen>(HostSeen host) -> {
        judgeHost(probe, probe.node(), side, host);
        judgeHost(probe, probe.peer(), side, host);
        for (Map.Entry<NodeName, PeerId> peer : sight.ledger().peers().entrySet()) {
          if (pool.peers().containsKey(peer.getValue())) {
            judgeHost(probe, peer.getKey(), side, host);
          }
        }
      }
    }
  }

  /** The address that is declared; of a node that nobody declares any longer, any. */
  private void judgeHost(
      StorageStep.ProbePeer probe, NodeName name, NodeStatus side, HostSeen host) {
    NodeSpec declared = sight.spec().nodes().get(name);
    boolean leads =
        declared == null
            ? host.hosts().containsKey(name)
            : declared.address().equals(host.hosts().get(name));
    if (!leads) {
      unprepared(probe, "the hosts file of " + side.node() + " does not lead to " + name);
    }
  }

  private void unprepared(StorageStep.ProbePeer probe, String what) {
    findings.add(Invariant.PROBE_UNPREPARED, probe, what);
  }
}
