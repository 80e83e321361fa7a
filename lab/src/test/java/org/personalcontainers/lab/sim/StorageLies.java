package org.personalcontainers.lab.sim;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.BrickRoot;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;

/** Lies about the pool and the bricks, told to the planner. */
final class StorageLies {
  private StorageLies() {}

  /** Every peer that anybody knows of counts as one that is well connected. */
  static Situation peersAllWell(Situation situation) {
    return Lies.statuses(situation, s -> s.withPool(s.pool().map(StorageLies::allWell)));
  }

  /** Everybody is taken to see everybody. */
  static Situation allSeeAll(Situation situation) {
    return Lies.statuses(situation, s -> s.withPool(s.pool().map(pool -> all(situation, pool))));
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
    return Lies.statuses(situation, s -> s.withPool(s.pool().map(StorageLies::trusting)));
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

  /** A brick directory that is not empty counts as not there, with its marker. */
  static Situation usedHidden(Situation situation) {
    return withRoots(situation, StorageLies::withoutUsed);
  }

  private static BrickRoot withoutUsed(BrickRoot root) {
    TreeMap<Integer, BrickId> markers = new TreeMap<>(root.markers());
    TreeMap<Integer, BrickContent> bricks = new TreeMap<>(root.bricks());
    bricks.values().removeIf(content -> !(content instanceof BrickContent.Empty));
    markers
        .keySet()
        .removeIf(number -> root.bricks().containsKey(number) && !bricks.containsKey(number));
    return new BrickRoot(markers, bricks);
  }

  /** Every disk counts as mounted. */
  static Situation disksThere(Situation situation) {
    return Lies.statuses(
        situation,
        s -> s.withHost(s.host().map(host -> host.withUnmounted(Fact.known(new TreeSet<>())))));
  }

  /** Whatever lies in a brick directory counts as empty. */
  static Situation bricksEmpty(Situation situation) {
    return withRoots(situation, StorageLies::emptied);
  }

  private static Situation withRoots(Situation situation, UnaryOperator<BrickRoot> lie) {
    return Lies.statuses(situation, s -> s.withBricks(s.bricks().map(roots -> all(roots, lie))));
  }

  private static SortedMap<VolumeName, BrickRoot> all(
      SortedMap<VolumeName, BrickRoot> roots, UnaryOperator<BrickRoot> lie) {
    TreeMap<VolumeName, BrickRoot> others = new TreeMap<>();
    roots.forEach((volume, root) -> others.put(volume, lie.apply(root)));
    return others;
  }

  private static BrickRoot emptied(BrickRoot root) {
    TreeMap<Integer, BrickContent> bricks = new TreeMap<>();
    root.bricks().keySet().forEach(number -> bricks.put(number, new BrickContent.Empty()));
    return new BrickRoot(root.markers(), bricks);
  }
}
