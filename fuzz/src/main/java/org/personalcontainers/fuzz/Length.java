package org.personalcontainers.fuzz;

import java.time.Duration;
import java.util.Locale;

/**
 * How long a parser is tried: so many inputs ({@code -Dfuzz=1000000}), or for so many minutes
 * ({@code -Dfuzz=5m}).
 */
record Length(long inputs, Duration time) {
  private static final String PROPERTY = "fuzz";
  private static final long SHORT = 3_000;
  private static final Duration NO_LIMIT = Duration.ofDays(1);

  static Length asked() {
    return of(System.getProperty(PROPERTY, Long.toString(SHORT)));
  }

  static Length of(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    return small.endsWith("m")
        ? new Length(
            Long.MAX_VALUE, Duration.ofMinutes(Long.parseLong(small, 0, small.length() - 1, 10)))
        : new Length(Long.parseLong(small), NO_LIMIT);
  }
}
