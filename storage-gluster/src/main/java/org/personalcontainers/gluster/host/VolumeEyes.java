package org.personalcontainers.gluster.host;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.core.status.RecentFact;

/** What this node's daemon sees of its pool and of the volumes. */
final class VolumeEyes {
  /**
   * Asks all members. While one has just died it hangs for as long as glusterd's
   * transport.tcp-user-timeout, which we set to 10 s; as packaged it has none, and a question that
   * is under way keeps it from noticing for many minutes.
   */
  private static final Duration POOL_WIDE = Duration.ofSeconds(15);

  /** Waits ten seconds for a brick that is not there. */
  private static final Duration HEALS = Duration.ofSeconds(15);

  private static final int ATTEMPTS = 4;
  private static final long LONGEST_PAUSE = 250;

  private final GlusterCommand gluster;
  private final Turn turn;
  private final Duration recent;
  private final Map<VolumeName, Healing> heals = new ConcurrentHashMap<>();

  VolumeEyes(GlusterCommand gluster, Turn turn, Duration recent) {
    this.gluster = gluster;
    this.turn = turn;
    this.recent = recent;
  }

  /** How many files wait, as long as these processes serve them. */
  private record Healing(
      Map<VolumeInfo.Place, BrickProcesses.Served> bricks, RecentFact<Integer> pending) {}

  Fact<Pool> pool() {
    return gluster.glance("pool", "list").fact(PoolReading::pool);
  }

  Fact<List<VolumeInfo>> infos() {
    return gluster.glance("volume", "info").fact(VolumeInfo::all);
  }

  Fact<SortedMap<VolumeName, GlusterVolume>> volumes() {
    return infos().then(this::look);
  }

  private Fact<SortedMap<VolumeName, GlusterVolume>> look(List<VolumeInfo> infos) {
    if (infos.isEmpty()) {
      return Fact.known(new TreeMap<>());
    }
    return beside(infos).then(pool -> turn.take(() -> look(infos, pool), VolumeEyes::notKnown));
  }

  /** What runs tells of its bricks itself; of others only the pool says whose node is there. */
  private Fact<Optional<Pool>> beside(List<VolumeInfo> infos) {
    return infos.stream().allMatch(VolumeInfo::runs)
        ? Fact.known(Optional.empty())
        : pool().then(pool -> Fact.known(Optional.of(pool)));
  }

  private static Fact<SortedMap<VolumeName, GlusterVolume>> notKnown(String reason) {
    return Fact.unknown(reason);
  }

  private Fact<SortedMap<VolumeName, GlusterVolume>> look(
      List<VolumeInfo> infos, Optional<Pool> pool) {
    return processes(infos).then(processes -> Fact.known(seen(infos, pool, processes)));
  }

  private Fact<BrickProcesses> processes(List<VolumeInfo> infos) {
    return infos.stream().anyMatch(VolumeInfo::runs)
        ? status().fact(BrickProcesses::of)
        : Fact.known(BrickProcesses.NONE);
  }

  /** The members ask each other under a lock: who looks in the same moment is turned away. */
  private Reply status() {
    Reply reply = askStatus();
    for (int attempt = 1; attempt < ATTEMPTS && isTurnedAway(reply) && pause(); attempt++) {
      reply = askStatus();
    }
    return reply;
  }

  private Reply askStatus() {
    return gluster.ask(POOL_WIDE, "volume", "status");
  }

  private static boolean isTurnedAway(Reply reply) {
    return reply instanceof Reply.Denied && reply.answer() instanceof Answer.Busy;
  }

  private static boolean pause() {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private SortedMap<VolumeName, GlusterVolume> seen(
      List<VolumeInfo> infos, Optional<Pool> pool, BrickProcesses processes) {
    TreeMap<VolumeName, GlusterVolume> seen = new TreeMap<>();
    infos.forEach(info -> seen.put(info.name(), seen(info, pool, processes)));
    return Ordered.copy(seen);
  }

  private GlusterVolume seen(VolumeInfo info, Optional<Pool> pool, BrickProcesses processes) {
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
        pendingHeals(info, processes));
  }

  private static Brick.State state(
      VolumeInfo info, VolumeInfo.Place place, Optional<Pool> pool, BrickProcesses processes) {
    if (info.runs()) {
      return processes.of(info, place);
    }
    return pool.filter(members -> sees(members, place.host())).isPresent()
        ? Brick.State.OFFLINE
        : Brick.State.UNSEEN;
  }

  private static boolean sees(Pool pool, PeerId host) {
    Peer peer = pool.peers().get(host);
    return pool.self().equals(host) || (peer != null && peer.link() == Peer.Link.CONNECTED);
  }

  /** No count outlives a change of the bricks' processes, or an order of ours. */
  private Fact<Integer> pendingHeals(VolumeInfo info, BrickProcesses processes) {
    Map<VolumeInfo.Place, BrickProcesses.Served> now = processes.of(info);
    return heals
        .compute(
            info.name(),
            (name, before) ->
                before != null && before.bricks().equals(now)
                    ? before
                    : new Healing(now, recent(() -> pendingHeals(info))))
        .pending()
        .get();
  }

  private RecentFact<Integer> recent(Supplier<Fact<Integer>> question) {
    return new RecentFact<>(recent, System::nanoTime, question);
  }

  /** An act after which nothing counts that was seen before its end. */
  <T> T changing(Supplier<T> act) {
    try {
      return act.get();
    } finally {
      heals.clear();
    }
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
}
