package org.personalcontainers.gluster.plan;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;

/** The Gluster pool as it ought to be, beside what its members see of it. */
final class PoolView {
  /** Gluster itself notices a silent peer only after 20 to 25 s: a command before that hangs. */
  static final Duration SILENCE = Duration.ofSeconds(30);

  private final Situation situation;
  private final SortedSet<NodeName> members;
  private final SortedMap<NodeName, Pool> views = new TreeMap<>();
  private final Optional<NodeName> heart;

  PoolView(Situation situation) {
    this.situation = situation;
    this.members = members(situation);
    for (NodeName member : members) {
      situation
          .seen(member)
          .flatMap(status -> status.pool().ifKnown())
          .ifPresent(pool -> views.put(member, pool));
    }
    this.heart = findHeart();
  }

  private static SortedSet<NodeName> members(Situation situation) {
    SortedSet<NodeName> members = new TreeSet<>();
    for (VolumeSpec volume : situation.spec().storage().volumes().values()) {
      members.addAll(BrickNodes.of(situation, volume));
    }
    situation.ledger().volumes().values().forEach(birth -> addBrickNodes(birth, members));
    return members;
  }

  private static void addBrickNodes(VolumeBirth birth, SortedSet<NodeName> members) {
    switch (birth) {
      case VolumeBirth.Expected expected ->
          expected.bricks().forEach(brick -> members.add(brick.node()));
      case VolumeBirth.Born born -> born.bricks().forEach(brick -> members.add(brick.node()));
      case VolumeBirth.Local local -> {}
    }
  }

  SortedSet<NodeName> members() {
    return members;
  }

  Optional<Pool> view(NodeName member) {
    return Optional.ofNullable(views.get(member));
  }

  /** The member that all commands go through: one of the largest part that holds together. */
  Optional<NodeName> heart() {
    return heart;
  }

  private Optional<NodeName> findHeart() {
    return views.entrySet().stream()
        .filter(entry -> isItself(entry.getKey(), entry.getValue()))
        .max(
            Comparator.<Map.Entry<NodeName, Pool>>comparingLong(e -> connected(e.getValue()))
                .thenComparing(e -> knowsVolumes(e.getKey()))
                .thenComparingInt(e -> e.getValue().peers().size())
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey);
  }

  private boolean knowsVolumes(NodeName member) {
    return situation
        .seen(member)
        .flatMap(status -> status.volumes().ifKnown())
        .filter(volumes -> !volumes.isEmpty())
        .isPresent();
  }

  /** Its daemon has the identity that stands in the ledger: its disk was not lost meanwhile. */
  boolean isItself(NodeName member, Pool pool) {
    return pool.self().equals(situation.ledger().peers().get(member));
  }

  /** How many a member holds together with, as it sees it. */
  long connected(NodeName member) {
    return view(member).map(PoolView::connected).orElse(0L);
  }

  private static long connected(Pool pool) {
    return pool.peers().values().stream().filter(PoolView::isWhole).count();
  }

  static boolean isWhole(Peer peer) {
    return peer.link() == Peer.Link.CONNECTED && peer.standing() == Peer.Standing.IN_CLUSTER;
  }

  /** Every member answers, and each sees every other connected. */
  boolean allSeeAll() {
    return views.keySet().containsAll(members)
        && views.entrySet().stream().allMatch(e -> seesAllOthers(e.getKey(), e.getValue()));
  }

  private boolean seesAllOthers(NodeName member, Pool pool) {
    for (NodeName other : members) {
      if (!other.equals(member) && !seesWhole(pool, other)) {
        return false;
      }
    }
    return isItself(member, pool);
  }

  /** Whether that member says that it holds together with the other one. */
  boolean sees(NodeName member, NodeName other) {
    return view(member).filter(pool -> seesWhole(pool, other)).isPresent();
  }

  private boolean seesWhole(Pool pool, NodeName other) {
    PeerId id = situation.ledger().peers().get(other);
    Peer peer = id == null ? null : pool.peers().get(id);
    return peer != null && isWhole(peer);
  }

  /** Why no command may be given to the pool now; empty when one may. */
  Optional<String> unrest() {
    if (heart.isEmpty()) {
      return Optional.of("no member of the Gluster pool answers");
    }
    return silentMember().or(this::mutedMember).or(this::minority);
  }

  Optional<String> silentMember() {
    return members.stream()
        .filter(member -> situation.ledger().peers().containsKey(member))
        .filter(this::justWentSilent)
        .findFirst()
        .map(node -> node + " went silent a moment ago: Gluster has not noticed yet");
  }

  /** Its agent answers, its daemon does not, and the pool has not noticed: a command would hang. */
  private Optional<String> mutedMember() {
    return members.stream()
        .filter(node -> situation.seen(node).isPresent() && !views.containsKey(node))
        .filter(this::isConnectedToHeart)
        .findFirst()
        .map(node -> "the Gluster daemon of " + node + " does not answer");
  }

  private boolean isConnectedToHeart(NodeName node) {
    PeerId id = situation.ledger().peers().get(node);
    return id != null
        && heart
            .flatMap(this::view)
            .map(pool -> pool.peers().get(id))
            .filter(PoolView::isWhole)
            .isPresent();
  }

  private boolean justWentSilent(NodeName node) {
    return situation.observations().get(node)
            instanceof Observation.Unreachable(var reason, Duration steadyFor)
        && steadyFor.compareTo(SILENCE) < 0;
  }

  private Optional<String> minority() {
    return minority(heart.orElseThrow());
  }

  /** Why a command must not be given by that member: whoever sees a minority may be cut off. */
  Optional<String> minority(NodeName member) {
    Optional<Pool> pool = view(member);
    if (pool.isEmpty()) {
      return Optional.of("the Gluster daemon of " + member + " does not answer");
    }
    long up = 1 + connected(pool.get());
    int size = 1 + pool.get().peers().size();
    return up > size / 2
        ? Optional.empty()
        : Optional.of(member + " sees only " + up + " of " + size + " members of the pool");
  }

  /** A volume as the heart sees it. */
  Optional<GlusterVolume> volume(VolumeName name) {
    return heart.flatMap(member -> volume(member, name));
  }

  Optional<GlusterVolume> volume(NodeName member, VolumeName name) {
    return situation
        .seen(member)
        .flatMap(status -> status.volumes().ifKnown())
        .flatMap(volumes -> Optional.ofNullable(volumes.get(name)));
  }

  /** Whether every member knows for sure which volumes there are. */
  boolean allKnowVolumes() {
    return members.stream()
        .allMatch(
            node ->
                situation
                    .seen(node)
                    .map(NodeStatus::volumes)
                    .flatMap(f -> f.ifKnown())
                    .isPresent());
  }
}
