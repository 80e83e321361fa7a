package org.personalcontainers.agent.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the daemon tells of itself. To tell it, it runs two programs; to a ping it says its place in
 * the swarm for nothing: while that stays as it was, what it told a moment ago is good. Safe for
 * use by many threads.
 */
final class RecentInfo {
  private static final long GOOD = Duration.ofSeconds(5).toNanos();
  private static final String PLACE = "swarm";

  private final Engine engine;
  private final LongSupplier nanos;
  private Optional<Told> last = Optional.empty();
  private long changes;

  private record Told(String place, Reply.Ok info, long since) {}

  RecentInfo(Engine engine, LongSupplier nanos) {
    this.engine = engine;
    this.nanos = nanos;
  }

  Reply get() {
    long before = changes();
    Reply ping = engine.header("/_ping", PLACE);
    return switch (ping) {
      case Reply.Ok(JsonNode place) -> get(place.asText(), before);
      case Reply.Failed failed -> engine.get("/info");
      case Reply.Silent silent -> silent;
      case Reply.Absent absent -> absent;
    };
  }

  /** Daemons of old say nothing of it to a ping. */
  private Reply get(String place, long before) {
    return place.isEmpty() ? engine.get("/info") : ofPlace(place, before);
  }

  private Reply ofPlace(String place, long before) {
    long now = nanos.getAsLong();
    Optional<Reply> good =
        last()
            .filter(told -> told.place().equals(place) && now - told.since() < GOOD)
            .map(Told::info);
    return good.orElseGet(() -> asked(place, now, before));
  }

  private Reply asked(String place, long now, long before) {
    Reply reply = engine.get("/info");
    if (reply instanceof Reply.Ok info && isSettled(info.body().path("Swarm"))) {
      keep(new Told(place, info, now), before);
    }
    return reply;
  }

  /** On its way in, without a leader or in trouble, the next moment tells something else. */
  private static boolean isSettled(JsonNode swarm) {
    boolean tellsAll =
        !swarm.path("ControlAvailable").asBoolean()
            || !swarm.path("Cluster").path("ID").asText().isEmpty();
    return switch (swarm.path("LocalNodeState").asText()) {
      case "inactive" -> true;
      case "active" -> tellsAll && swarm.path("Error").asText().isEmpty();
      default -> false;
    };
  }

  /** An act after which nothing counts that was told before its end. */
  <T> T changing(Supplier<T> act) {
    try {
      return act.get();
    } finally {
      forget();
    }
  }

  private synchronized void forget() {
    changes++;
    last = Optional.empty();
  }

  private synchronized void keep(Told told, long before) {
    if (changes == before) {
      last = Optional.of(told);
    }
  }

  private synchronized Optional<Told> last() {
    return last;
  }

  private synchronized long changes() {
    return changes;
  }
}
