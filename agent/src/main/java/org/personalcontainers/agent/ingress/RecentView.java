package org.personalcontainers.agent.ingress;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.personalcontainers.agent.work.Clock;
import org.personalcontainers.core.status.Fact;

/**
 * What was seen lately, so that who asks often costs Docker little. Traefik goes through the swarm
 * in many requests, of which the first alone may fail: where one for the tasks does, it drops their
 * service from its routes. So the first brings all that the others need. Safe for use by many
 * threads, of which one looks and the others wait for it.
 */
final class RecentView {
  private static final Duration FRESH = Duration.ofSeconds(1);

  /** Longer than Traefik takes from its first request to its last. */
  private static final Duration OF_ONE_PASS = Duration.ofSeconds(10);

  private final Source source;
  private final Clock clock;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile Optional<Dated<Fact<View>>> last = Optional.empty();
  private volatile Optional<Dated<View>> whole = Optional.empty();

  private record Dated<T>(T what, Duration since) {
    boolean isYounger(Duration age, Clock clock) {
      return clock.now().minus(since).compareTo(age) < 0;
    }
  }

  RecentView(Source source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** For a request that begins a pass. */
  Fact<View> fresh() throws InterruptedException {
    turn.lockInterruptibly();
    try {
      return recent().orElseGet(this::look);
    } finally {
      turn.unlock();
    }
  }

  private Optional<Fact<View>> recent() {
    return last.filter(seen -> seen.isYounger(FRESH, clock)).map(Dated::what);
  }

  /** For those that go on with it, though Docker may have fallen silent since. */
  Fact<View> ofThePass() throws InterruptedException {
    Optional<Fact<View>> begun =
        whole.filter(seen -> seen.isYounger(OF_ONE_PASS, clock)).map(seen -> Fact.known(seen.what));
    return begun.isPresent() ? begun.get() : fresh();
  }

  /** Dated by its end: who waited for it until then gets it too, and not the next one. */
  private Fact<View> look() {
    Fact<View> found = source.look();
    last = Optional.of(new Dated<>(found, clock.now()));
    found.ifKnown().ifPresent(view -> whole = Optional.of(new Dated<>(view, clock.now())));
    return found;
  }
}
