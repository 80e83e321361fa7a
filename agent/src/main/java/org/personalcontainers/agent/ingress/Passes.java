package org.personalcontainers.agent.ingress;

import java.time.Duration;
import java.util.Optional;
import org.personalcontainers.agent.work.Clock;

/**
 * Traefik's passes through the swarm. One that began has to come to its end: of services whose
 * tasks it cannot ask for, Traefik drops the routes, and has none until it gets through again. Safe
 * for use by many threads.
 */
final class Passes {
  /** Between two questions of one pass there is less time. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final Duration PACE = Duration.ofMillis(20);

  private final Clock clock;
  private volatile Optional<Duration> lastStep = Optional.empty();
  private volatile boolean ending;

  Passes(Clock clock) {
    this.clock = clock;
  }

  /** Asked when all that a pass needs is at hand; who may not begin keeps its routes. */
  boolean mayBegin() {
    if (ending) {
      return false;
    }
    goOn();
    // Either this sees that it ends, or the end sees this step.
    return !ending;
  }

  void goOn() {
    lastStep = Optional.of(clock.now());
  }

  /** Lets none begin any more, and blocks until those that have begun are through. */
  void end() throws InterruptedException {
    ending = true;
    long most = LONGEST.dividedBy(PACE);
    for (long waited = 0; waited < most && isUnderWay(); waited++) {
      Thread.sleep(PACE);
    }
  }

  private boolean isUnderWay() {
    return lastStep.filter(step -> clock.now().minus(step).compareTo(PAUSE) < 0).isPresent();
  }
}
