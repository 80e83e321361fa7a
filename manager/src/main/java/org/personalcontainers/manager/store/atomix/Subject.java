package org.personalcontainers.manager.store.atomix;

import java.time.Duration;
import java.util.Locale;

/** What members ask each other, and how long an answer is waited for. */
enum Subject {
  APPEND(2),
  POLL(2),
  VOTE(2),
  CONFIGURE(5),
  INSTALL(5),
  JOIN(10),
  LEAVE(10),
  RECONFIGURE(10),
  ATTEST(1);

  private final Duration limit;

  Subject(int seconds) {
    limit = Duration.ofSeconds(seconds);
  }

  Duration limit() {
    return limit;
  }

  /**
   * With the group in it: after a majority was lost for good, those who go on take a new one, and
   * those who come back can't talk to them.
   */
  String in(String group) {
    return group + "/" + name().toLowerCase(Locale.ROOT);
  }
}
