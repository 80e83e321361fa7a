package org.personalcontainers.gluster.host;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;

/** What this node's daemon sees of its pool and of the volumes. */
final class VolumeEyes {
  private static final Duration LOCAL = Duration.ofSeconds(10);

  /**
   * Asks all members. While one has just died it hangs for as long as glusterd's
   * transport.tcp-user-timeout, which we set to 10 s; as packaged it has none, and a question that
   * is under way keeps it from noticing for many minutes.
   */
  private static final Duration POOL_WIDE = Duration.ofSeconds(15);

  /** Waits ten seconds for a brick that is not there. */
  private static final Duration HEALS = Duration.ofSeconds(15);

  private final GlusterCommand gluster;
  private final Turn turn;

  VolumeEyes(GlusterCommand gluster, Turn turn) {
    this.gluster = gluster;
    this.turn = turn;
  }

  Fact<Pool> pool() {
    return gluster.ask(LOCAL, "pool", "list").fact(PoolReading::pool);
  }

  Fact<List<VolumeInfo>> infos() {
    return gluster.ask(LOCAL, "volume", "info").fact(VolumeInfo::all);
  }

  Fact<SortedMap<VolumeName, GlusterVolume>> volumes() {
    return then(infos(), this::look);
  }

  private Fact<SortedMap<VolumeName, GlusterVolume>> look(List<VolumeInfo> infos) {
    if (infos.isEmpty()) {
      return Fact.known(new TreeMap<>());
    }
    return then(pool(), pool -> turn.take(() -> look(infos, pool), VolumeEyes::notKnown));
  }

  private static Fact<SortedMap<VolumeName, GlusterVolume>> notKnown(String reason) {
    return Fact.unknown(reason);
  }

  private Fact<SortedMap<VolumeName, GlusterVolume>> look(List<VolumeInfo> infos, Pool pool) {
    return then(processes(infos), processes -> Fact.known(seen(infos, pool, processes)));
  }

  private Fact<BrickProcesses> processes(List<VolumeInfo> infos) {
    return infos.stream().anyMatch(VolumeInfo::runs)
        ? gluster.ask(POOL_WIDE, "volume", "status").fact(BrickProcesses::of)
        : Fact.known(BrickProcesses.NONE);
  }

  private SortedMap<VolumeName, GlusterVolume> seen(
      List<VolumeInfo> infos, Pool pool, BrickProcesses processes) {
    TreeMap<VolumeName, GlusterVolume> seen = new TreeMap<>();
    infos.forEach(info -> seen.put(info.name(), seen(info, pool, processes)));
    return Ordered.copy(seen);
  }

  private GlusterVolume seen(VolumeInfo info, Pool pool, BrickProcesses processes) {
    List<Brick> bricks =
        info.bricks().stream()
            .map(
                place -> new Brick(place.host(), place.path(), state(info, place, pool, processes)))
            .toList();
    return new GlusterVolume(
        info.name(),
        info.id(),
        info.state(),
        info.replicas(),
        info.arbiters(),
        bricks,
        info.options(),
        pendingHeals(info));
  }

  private static Brick.State state(
      VolumeInfo info, VolumeInfo.Place place, Pool pool, BrickProcesses processes) {
    if (info.runs()) {
      return processes.of(info, place);
    }
    return sees(pool, place.host()) ? Brick.State.OFFLINE : Brick.State.UNSEEN;
  }

  private static boolean sees(Pool pool, PeerId host) {
    Peer peer = pool.peers().get(host);
    return pool.self().equals(host) || (peer != null && peer.link() == Peer.Link.CONNECTED);
  }

  private Fact<Integer> pendingHeals(VolumeInfo info) {
    if (!info.runs()) {
      return Fact.unknown("volume " + info.name() + " is not started");
    }
    if (info.replicas() == 1) {
      return Fact.known(0);
    }
    return PendingHeals.of(
        gluster.ask(HEALS, "volume", "heal", info.name().value(), "info", "summary"));
  }

  private static <A, B> Fact<B> then(Fact<A> fact, Function<A, Fact<B>> next) {
    return switch (fact) {
      case Fact.Known<A>(A value) -> next.apply(value);
      case Fact.Unknown<A>(String reason) -> Fact.unknown(reason);
    };
  }
}
