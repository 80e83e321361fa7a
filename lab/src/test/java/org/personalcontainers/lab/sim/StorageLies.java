package org.personalcontainers.lab.sim;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.BrickRoot;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;

/** Lies about the pool and the bricks, told to the planner. */
final class StorageLies {
  private StorageLies() {}

  /** Every peer that anybody knows of counts as one that is well connected. */
  static Situation peersAllWell(Situation situation) {
    return Lies.statuses(situation, s -> withPool(s, s.pool().ifKnown().map(StorageLies::allWell)));
  }

  /** Everybody is taken to see everybody. */
  static Situation allSeeAll(Situation situation) {
    return Lies.statuses(
        situation, s -> withPool(s, s.pool().ifKnown().map(pool -> all(situation, pool))));
  }

  private static Pool all(Situation situation, Pool pool) {
    TreeMap<PeerId, Peer> peers = new TreeMap<>();
    situation
        .ledger()
        .peers()
        .forEach(
            (node, id) ->
                peers.put(
                    id, new Peer(id, node.value(), Peer.Link.CONNECTED, Peer.Standing.IN_CLUSTER)));
    peers.remove(pool.self());
    return new Pool(pool.self(), peers);
  }

  /** Whom the pool rejects counts as one of its members. */
  static Situation rejectedIsMember(Situation situation) {
    return Lies.statuses(
        situation, s -> withPool(s, s.pool().ifKnown().map(StorageLies::trusting)));
  }

  private static Pool trusting(Pool pool) {
    TreeMap<PeerId, Peer> peers = new TreeMap<>();
    pool.peers()
        .forEach(
            (id, peer) ->
                peers.put(
                    id, new Peer(id, peer.hostname(), peer.link(), Peer.Standing.IN_CLUSTER)));
    return new Pool(pool.self(), peers);
  }

  private static Pool allWell(Pool pool) {
    TreeMap<PeerId, Peer> peers = new TreeMap<>();
    pool.peers()
        .forEach(
            (id, peer) ->
                peers.put(
                    id,
                    new Peer(id, peer.hostname(), Peer.Link.CONNECTED, Peer.Standing.IN_CLUSTER)));
    return new Pool(pool.self(), peers);
  }

  private static NodeStatus withPool(NodeStatus s, Optional<Pool> pool) {
    return new NodeStatus(
        s.node(),
        s.host(),
        s.swarm(),
        s.cluster(),
        s.networks(),
        pool.isPresent() ? Fact.known(pool.get()) : s.pool(),
        s.volumes(),
        s.bricks(),
        s.mounts());
  }

  /** What lies in brick directories is taken for nothing, and markers for not there. */
  static Situation bricksBare(Situation situation) {
    return Lies.statuses(situation, s -> withBricks(s, new TreeMap<>()));
  }

  /** Every disk counts as mounted. */
  static Situation disksThere(Situation situation) {
    return Lies.statuses(
        situation,
        s -> s.withHost(s.host().map(host -> host.withUnmounted(Fact.known(new TreeSet<>())))));
  }

  /** Whatever lies in a brick directory counts as empty. */
  static Situation bricksEmpty(Situation situation) {
    return Lies.statuses(
        situation,
        s -> {
          TreeMap<VolumeName, BrickRoot> roots = new TreeMap<>();
          s.bricks()
              .ifKnown()
              .ifPresent(known -> known.forEach((v, r) -> roots.put(v, emptied(r))));
          return s.bricks().ifKnown().isPresent() ? withBricks(s, roots) : s;
        });
  }

  private static BrickRoot emptied(BrickRoot root) {
    TreeMap<Integer, BrickContent> bricks = new TreeMap<>();
    root.bricks().keySet().forEach(number -> bricks.put(number, new BrickContent.Empty()));
    return new BrickRoot(root.markers(), bricks);
  }

  private static NodeStatus withBricks(NodeStatus s, SortedMap<VolumeName, BrickRoot> bricks) {
    return new NodeStatus(
        s.node(),
        s.host(),
        s.swarm(),
        s.cluster(),
        s.networks(),
        s.pool(),
        s.volumes(),
        Fact.known(bricks),
        s.mounts());
  }
}
