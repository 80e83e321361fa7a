package org.personalcontainers.manager.store.atomix;

import io.atomix.raft.protocol.AppendResponse;
import io.atomix.raft.protocol.RaftResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Progress;

/** When each other member answered last, and how far its log went then. */
final class Pulse {
  private record Beat(long at, long index) {}

  private final long begun = System.nanoTime();
  private final Map<MemberId, Beat> beats = new ConcurrentHashMap<>();

  void hear(MemberId member, RaftResponse answer) {
    long now = System.nanoTime();
    beats.compute(member, (who, before) -> new Beat(now, index(before, answer)));
  }

  private static long index(@Nullable Beat before, RaftResponse answer) {
    if (answer instanceof AppendResponse append) {
      return append.lastLogIndex();
    }
    return before == null ? 0 : before.index();
  }

  /** Whoever never answered is silent since this member started. */
  Progress of(MemberId member, long decided) {
    Beat beat = Optional.ofNullable(beats.get(member)).orElse(new Beat(begun, 0));
    Duration silence = Duration.ofNanos(Math.max(0, System.nanoTime() - beat.at()));
    return new Progress(Math.max(0, decided - beat.index()), silence);
  }
}
