package org.personalcontainers.agent.docker;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Docker says that a certificate of its swarm is not of its time: a clock that is wrong, or a
 * certificate that is too old; it can't tell them apart.
 *
 * @param bound what it compared its clock with; empty where it did not say
 */
record ClockComplaint(Optional<Bound> bound) {
  private static final String TEXT = "certificate has expired or is not yet valid";
  private static final Pattern COMPARED = Pattern.compile("is (before|after) (\\S+)$");

  /** From when on, or until when, the certificate is good. */
  record Bound(Side side, Instant at) {}

  /** On which side of the moment the clock was. */
  enum Side {
    BEFORE,
    AFTER
  }

  /** Empty where that is no complaint about the time. */
  static Optional<ClockComplaint> of(String error) {
    return error.contains(TEXT) ? Optional.of(new ClockComplaint(bound(error))) : Optional.empty();
  }

  private static Optional<Bound> bound(String error) {
    Matcher compared = COMPARED.matcher(error.strip());
    if (!compared.find()) {
      return Optional.empty();
    }
    try {
      Side side = compared.group(1).equals("before") ? Side.BEFORE : Side.AFTER;
      return Optional.of(new Bound(side, Instant.parse(compared.group(2))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether it would be said again at that time. Where nobody knows, only trying tells. */
  boolean holdsAt(Instant now) {
    return bound
        .filter(
            known ->
                switch (known.side()) {
                  case BEFORE -> now.isBefore(known.at());
                  case AFTER -> now.isAfter(known.at());
                })
        .isPresent();
  }
}
