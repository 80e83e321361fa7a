package org.personalcontainers.agent.join;

import java.io.IOException;
import java.time.Duration;

/** A door is asked too often, and told when to come again. */
final class Crowded extends IOException {
  private static final long serialVersionUID = 1L;

  private final Duration wait;

  Crowded(Duration wait) {
    super("too many knock there; this node comes again later");
    this.wait = wait;
  }

  Duration again() {
    return wait;
  }
}
