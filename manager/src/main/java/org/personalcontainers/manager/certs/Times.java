package org.personalcontainers.manager.certs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.personalcontainers.core.cert.CertificateName;
import org.personalcontainers.core.stack.ContentHash;

/**
 * When things are due. The same for every manager and at every look: chance comes from the name, so
 * that not all certificates of a cluster, nor of all clusters, are renewed in the same minute.
 */
public final class Times {
  /** Where only a look of our own tells whether it goes on. */
  static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private static final Duration REFUSED = Duration.ofHours(1);
  private static final Duration REFUSED_LONGEST = Duration.ofHours(24);
  private static final Duration UNDECIDED = Duration.ofMinutes(1);
  private static final Duration UNDECIDED_LONGEST = Duration.ofHours(1);

  /** Of the last third of a life so much is left to chance. */
  private static final int CHANCE = 8;

  private static final int SHARES = 1 << 16;

  private Times() {}

  /** At two thirds of its life, or somewhat later. */
  public static Instant renewal(CertificateName name, Instant from, Instant until) {
    Duration third = Duration.between(from, until).dividedBy(3);
    Duration chance = share(third.dividedBy(CHANCE), name.value() + from);
    return from.plus(third.multipliedBy(2)).plus(chance);
  }

  /** After so many failures an authority is not asked before then: it counts them. */
  static Instant afterRefusal(
      CertificateName name, int failures, Instant now, Optional<Instant> atLeast) {
    Instant own = now.plus(pause(REFUSED, REFUSED_LONGEST, name, failures));
    return atLeast.filter(own::isBefore).orElse(own);
  }

  /** The same where it did not say no. */
  static Instant afterSilence(CertificateName name, int failures, Instant now) {
    return now.plus(pause(UNDECIDED, UNDECIDED_LONGEST, name, failures));
  }

  private static Duration pause(
      Duration first, Duration longest, CertificateName name, int failures) {
    int doublings = Math.min(failures, 16);
    Duration doubled = first.multipliedBy(1L << doublings);
    Duration pause = doubled.compareTo(longest) < 0 ? doubled : longest;
    return pause.plus(share(pause.dividedBy(CHANCE), name.value() + failures));
  }

  private static Duration share(Duration whole, String seed) {
    String hash = ContentHash.of(seed.getBytes(StandardCharsets.UTF_8)).value();
    long part = Long.parseLong(hash.substring(0, 4), 16);
    return whole.multipliedBy(part).dividedBy(SHARES);
  }
}
