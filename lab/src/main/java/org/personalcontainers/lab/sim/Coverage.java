package org.personalcontainers.lab.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How often each kind of fault struck, and how often while a node was in the middle of an effect.
 */
final class Coverage {
  private final Map<FaultKind, Long> struck = new EnumMap<>(FaultKind.class);
  private final Map<FaultKind, Long> inTheMiddle = new EnumMap<>(FaultKind.class);

  /** What the struck nodes were at. */
  enum Moment {
    IDLE,
    IN_THE_MIDDLE
  }

  void strike(FaultKind kind, Moment moment) {
    struck.merge(kind, 1L, Long::sum);
    if (moment == Moment.IN_THE_MIDDLE) {
      inTheMiddle.merge(kind, 1L, Long::sum);
    }
  }

  void add(Coverage other) {
    other.struck.forEach((kind, count) -> struck.merge(kind, count, Long::sum));
    other.inTheMiddle.forEach((kind, count) -> inTheMiddle.merge(kind, count, Long::sum));
  }

  boolean hasStruck(FaultKind kind) {
    return struck(kind) > 0;
  }

  long struck(FaultKind kind) {
    return struck.getOrDefault(kind, 0L);
  }

  long inTheMiddle(FaultKind kind) {
    return inTheMiddle.getOrDefault(kind, 0L);
  }

  /** The kinds that never struck in the middle of an effect: nothing was proven about them. */
  List<FaultKind> missing() {
    return Arrays.stream(FaultKind.values()).filter(kind -> inTheMiddle(kind) == 0).toList();
  }

  List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(String.format("%-52s %12s %12s", "fault", "struck", "mid-effect"));
    for (FaultKind kind : FaultKind.values()) {
      lines.add(String.format("%-52s %12d %12d", kind.words(), struck(kind), inTheMiddle(kind)));
    }
    return lines;
  }
}
