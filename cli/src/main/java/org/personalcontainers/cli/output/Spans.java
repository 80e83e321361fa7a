package org.personalcontainers.cli.output;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.personalcontainers.cli.word.Failure;

/** Spans of time for people, as coarse as they like them. */
public final class Spans {
  private static final Pattern TYPED = Pattern.compile("([1-9][0-9]{0,4})([smhd])");

  private Spans() {}

  /** As a person types it. */
  public static Duration typed(String text) {
    Matcher span = TYPED.matcher(text);
    if (!span.matches()) {
      throw Failure.badInput("\"" + text + "\" is no span of time; write one such as 30m, 24h, 7d");
    }
    long count = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

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
