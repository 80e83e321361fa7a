package org.personalcontainers.cli.output;

import java.time.Duration;

/** Spans of time for people, as coarse as they like them. */
public final class Spans {
  private Spans() {}

  public static String of(Duration span) {
    long seconds = span.toSeconds();
    if (seconds < 60) {
      return seconds + "s";
    } else if (seconds < 3600) {
      return seconds / 60 + "m" + (seconds % 60 == 0 ? "" : seconds % 60 + "s");
    } else if (seconds < 86_400) {
      return seconds / 3600 + "h" + (seconds / 60 % 60 == 0 ? "" : seconds / 60 % 60 + "m");
    }
    return seconds / 86_400 + "d" + (seconds / 3600 % 24 == 0 ? "" : seconds / 3600 % 24 + "h");
  }
}
