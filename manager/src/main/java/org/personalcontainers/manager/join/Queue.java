package org.personalcontainers.manager.join;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.personalcontainers.core.api.Members;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.identity.Fingerprint;
import org.personalcontainers.link.knock.Newcomer;
import org.personalcontainers.link.knock.OpenKey;

/** Who proved a key and was not let in by it. Only who proved one gets here; it is bounded. */
final class Queue {
  private static final int MOST = 64;
  private static final Duration GONE_AFTER = Duration.ofMinutes(2);

  private final LongSupplier nanos;
  private final Map<Fingerprint, Place> places = new LinkedHashMap<>();

  record Place(Newcomer newcomer, OpenKey key, String reason, long since, long seen) {}

  Queue(LongSupplier nanos) {
    this.nanos = nanos;
  }

  synchronized void put(Newcomer newcomer, OpenKey key, String reason) {
    clear();
    long now = nanos.getAsLong();
    Optional<Place> before = Optional.ofNullable(places.get(key.fingerprint()));
    if (before.isPresent() || places.size() < MOST) {
      long since = before.map(Place::since).orElse(now);
      places.put(key.fingerprint(), new Place(newcomer, key, reason, since, now));
    }
  }

  private void clear() {
    long now = nanos.getAsLong();
    places.values().removeIf(place -> now - place.seen() > GONE_AFTER.toNanos());
  }

  synchronized void remove(OpenKey key) {
    places.remove(key.fingerprint());
  }

  synchronized List<Place> named(NodeName name) {
    clear();
    return places.values().stream().filter(place -> place.newcomer().name().equals(name)).toList();
  }

  synchronized List<Members.Knocker> shown() {
    clear();
    List<Members.Knocker> shown = new ArrayList<>();
    for (Place place : places.values()) {
      shown.add(
          new Members.Knocker(
              place.newcomer().name(),
              place.newcomer().address(),
              place.key().fingerprint().value(),
              place.reason(),
              Duration.ofNanos(nanos.getAsLong() - place.since())));
    }
    return shown;
  }
}
