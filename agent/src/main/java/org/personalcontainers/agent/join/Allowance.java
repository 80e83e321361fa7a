package org.personalcontainers.agent.join;

import java.time.Duration;

/**
 * So many at once, and so many a second from then on. The time is handed in, and never goes back.
 * Not for many threads.
 */
final class Allowance {
  private final Rate rate;
  private double left;
  private long counted;

  /**
   * How much is allowed.
   *
   * @param atOnce by whom was quiet for a while
   */
  record Rate(int atOnce, int perSecond) {}

  Allowance(Rate rate, long now) {
    this.rate = rate;
    this.left = rate.atOnce();
    this.counted = now;
  }

  /** How long there will be none; zero: there is one. */
  Duration empty(long now) {
    left = Math.min(rate.atOnce(), left + (now - counted) / 1e9 * rate.perSecond());
    counted = now;
    return left >= 1
        ? Duration.ZERO
        : Duration.ofNanos((long) Math.ceil((1 - left) / rate.perSecond() * 1e9));
  }

  /** Only where there is one. */
  void take() {
    left--;
  }
}
