package org.personalcontainers.manager.talk;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.personalcontainers.core.node.Job;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.manager.api.Hearsay;
import org.personalcontainers.manager.reconcile.Turn;

/**
 * The last look of whoever led last, and what of an own one the others have not been told yet. Safe
 * for use by many threads.
 */
final class Looks {
  /** After so long all is told again: whoever missed something has it then. */
  private static final Duration WHOLE = Duration.ofMinutes(1);

  private final NodeName self;
  private final LongSupplier nanos;
  private Optional<Kept> kept = Optional.empty();
  private Optional<Told> told = Optional.empty();

  private record Kept(NodeName by, long term, SortedMap<NodeName, Observation> nodes, long at) {}

  private record Told(Turn turn, long wholeAt) {}

  Looks(NodeName self, LongSupplier nanos) {
    this.self = self;
    this.nanos = nanos;
  }

  /** An older leader's word does not count any more. */
  synchronized void hear(NodeName by, News.Looked look) {
    if (kept.isPresent() && kept.get().term() > look.term()) {
      return;
    }
    SortedMap<NodeName, Observation> nodes = new TreeMap<>(known());
    nodes.putAll(look.changed());
    nodes.keySet().retainAll(look.all());
    kept = Optional.of(new Kept(by, look.term(), nodes, nanos.getAsLong()));
  }

  private SortedMap<NodeName, Observation> known() {
    return kept.map(Kept::nodes).orElseGet(Collections::emptySortedMap);
  }

  /** What is to be told of this manager's own turn; empty where all of it was told. */
  synchronized Optional<News.Looked> news(Turn turn) {
    if (told.filter(last -> isSame(last.turn(), turn)).isPresent()) {
      return Optional.empty();
    }
    boolean whole = told.filter(last -> isFresh(last, turn)).isEmpty();
    News.Looked look = whole ? whole(turn) : changes(told.orElseThrow().turn(), turn);
    long wholeAt = whole ? nanos.getAsLong() : told.orElseThrow().wholeAt();
    told = Optional.of(new Told(turn, wholeAt));
    hear(self, look);
    return Optional.of(look);
  }

  private static boolean isSame(Turn one, Turn other) {
    return one.term() == other.term() && one.at() == other.at();
  }

  private boolean isFresh(Told last, Turn turn) {
    return last.turn().term() == turn.term()
        && nanos.getAsLong() - last.wholeAt() < WHOLE.toNanos();
  }

  static News.Looked whole(Turn turn) {
    SortedMap<NodeName, Observation> nodes = turn.situation().observations();
    return new News.Looked(turn.term(), nodes, keys(nodes));
  }

  private static SortedSet<NodeName> keys(SortedMap<NodeName, Observation> nodes) {
    return new TreeSet<>(nodes.keySet());
  }

  private static News.Looked changes(Turn before, Turn turn) {
    SortedMap<NodeName, Observation> old = before.situation().observations();
    SortedMap<NodeName, Observation> changed = new TreeMap<>();
    turn.situation()
        .observations()
        .forEach(
            (node, now) -> {
              Optional<Observation> then = Optional.ofNullable(old.get(node)).map(Looks::timeless);
              if (!then.equals(Optional.of(timeless(now)))) {
                changed.put(node, now);
              }
            });
    return new News.Looked(turn.term(), changed, keys(turn.situation().observations()));
  }

  /** That time passes is no change. */
  private static Observation timeless(Observation observation) {
    return switch (observation) {
      case Observation.Seen(var status, var jobs) ->
          new Observation.Seen(status, jobs.stream().map(Looks::timeless).toList());
      case Observation.Unreachable(String reason, var since) ->
          new Observation.Unreachable(reason, Duration.ZERO);
    };
  }

  private static Job timeless(Job job) {
    return new Job(job.step(), job.fence(), Duration.ZERO);
  }

  synchronized Optional<Hearsay> hearsay() {
    return kept.map(last -> new Hearsay(last.by(), last.nodes(), age(last)));
  }

  private Duration age(Kept last) {
    return Duration.ofNanos(nanos.getAsLong() - last.at());
  }
}
