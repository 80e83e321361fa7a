package org.personalcontainers.core.spec.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.personalcontainers.core.spec.Failover;
import org.personalcontainers.core.spec.UnfitValue;

/** Spans of time as people and Docker write them: 500ms, 6s, 1m30s, 1h. */
final class Durations {
  static final Duration SHORTEST_FAILOVER = Failover.SHORTEST_HEARTBEAT.multipliedBy(3);
  static final Duration LONGEST_FAILOVER = Duration.ofHours(1);

  private static final Pattern FORM =
      Pattern.compile(
          "(?=.)(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m(?!s))?(?:([0-9]{1,6})s)?(?:([0-9]{1,9})ms)?");

  private static final Pattern BARE = Pattern.compile("[1-9][0-9]{0,5}");

  private Durations() {}

  static Duration failover(String text) {
    Duration after = parse(text);
    if (after.compareTo(SHORTEST_FAILOVER) < 0) {
      throw new UnfitValue(
          text
              + " is too soon: a node is given up after three missed heartbeats, and with less "
              + "than "
              + print(Failover.SHORTEST_HEARTBEAT)
              + " between them healthy nodes were given up",
          "write " + print(SHORTEST_FAILOVER) + " or more");
    }
    if (after.compareTo(LONGEST_FAILOVER) > 0) {
      throw new UnfitValue(
          text + " is too late: so long would a dead node's work run nowhere",
          "write " + print(LONGEST_FAILOVER) + " or less, such as 6s");
    }
    return after;
  }

  static Duration parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      String unit = BARE.matcher(text).matches() ? text + "s" : "one such as 6s, 500ms or 1m";
      throw new UnfitValue(quoted(text) + " is not a span of time", "write " + unit);
    }
    return Duration.ofHours(number(parts, 1))
        .plusMinutes(number(parts, 2))
        .plusSeconds(number(parts, 3))
        .plusMillis(number(parts, 4));
  }

  private static long number(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  static String print(Duration duration) {
    String text =
        part(duration.toHours(), "h")
            + part(duration.toMinutesPart(), "m")
            + part(duration.toSecondsPart(), "s")
            + part(duration.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text;
  }

  private static String part(long number, String unit) {
    return number == 0 ? "" : number + unit;
  }
}
