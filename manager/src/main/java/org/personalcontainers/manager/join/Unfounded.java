package org.personalcontainers.manager.join;

import java.io.IOException;
import java.util.List;
import org.personalcontainers.manager.join.Founder.Founding;

/** No cluster can be founded, and nothing stands. */
final class Unfounded extends RuntimeException {
  private final transient Founding.Refused why;

  Unfounded(String what, String remedy, List<String> problems) {
    super(what);
    this.why = new Founding.Refused(what, remedy, problems);
  }

  static Unfounded unreached(IOException e) {
    return new Unfounded(
        "the agent of this node does not answer: " + e.getMessage(),
        "look at: systemctl status personal-containers-agent",
        List.of());
  }

  Founding.Refused why() {
    return why;
  }
}
