package org.personalcontainers.gluster.plan;

import java.util.Optional;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;

/**
 * Whom the pool met under a node's name. A probe that was on its way while the node's disk was
 * wiped takes the node in by the identity that it has given itself since: to go back to the lost
 * one would part it from the pool again.
 */
record Acquaintance(Situation situation, PoolView pool) {
  /**
   * The identity by which others know a node, where nobody knows it by the recorded one, and no
   * volume was made of that one. Empty unless all can say.
   */
  Optional<PeerId> metAs(NodeName node, Pool own, PeerId recorded) {
    boolean allAnswer = pool.members().stream().allMatch(member -> pool.view(member).isPresent());
    if (!allAnswer || isKnown(recorded) || holdsCopies(node)) {
      return Optional.empty();
    }
    return pool.members().stream()
        .filter(member -> !member.equals(node))
        .flatMap(member -> pool.view(member).orElseThrow().peers().values().stream())
        .filter(peer -> isCalled(peer, node, own) && !isRecorded(peer.id()))
        .map(Peer::id)
        .findFirst();
  }

  private boolean isKnown(PeerId id) {
    return pool.members().stream()
        .anyMatch(member -> pool.view(member).orElseThrow().peers().containsKey(id));
  }

  private static boolean isCalled(Peer peer, NodeName node, Pool own) {
    return peer.id().equals(own.self()) || peer.hostname().equals(node.value());
  }

  private boolean isRecorded(PeerId id) {
    return situation.ledger().peers().containsValue(id);
  }

  private boolean holdsCopies(NodeName node) {
    return situation.ledger().volumes().values().stream()
        .anyMatch(
            birth ->
                birth instanceof VolumeBirth.Born born
                    && born.bricks().stream().anyMatch(brick -> brick.node().equals(node)));
  }
}
