package org.personalcontainers.manager.store.atomix;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.personalcontainers.manager.store.Outcome;

/**
 * Who waits for which entry of the log. An entry of another term in its place was never written.
 */
final class Waits {
  private record Wait(long term, CompletableFuture<Outcome> outcome) {}

  private static final Outcome OVERWRITTEN = new Outcome.NotLeading(Optional.empty());

  private final Map<Long, Wait> byIndex = new ConcurrentHashMap<>();

  void add(long index, long term, CompletableFuture<Outcome> outcome) {
    Wait before = byIndex.put(index, new Wait(term, outcome));
    if (before != null) {
      before.outcome().complete(OVERWRITTEN);
    }
  }

  void applied(long index, long term, Outcome outcome) {
    Wait wait = byIndex.remove(index);
    if (wait != null) {
      wait.outcome().complete(wait.term() == term ? outcome : OVERWRITTEN);
    }
  }

  /** A snapshot covers them, and does not say what became of each. */
  void skipped(long upTo) {
    byIndex.entrySet().removeIf(entry -> entry.getKey() <= upTo && forgotten(entry.getValue()));
  }

  private static boolean forgotten(Wait wait) {
    wait.outcome().complete(new Outcome.Unknown("another member went on from here"));
    return true;
  }

  @SuppressWarnings("ReferenceEquality") // A future is equal to itself alone.
  void forget(CompletableFuture<Outcome> outcome) {
    byIndex.values().removeIf(wait -> wait.outcome() == outcome);
  }
}
