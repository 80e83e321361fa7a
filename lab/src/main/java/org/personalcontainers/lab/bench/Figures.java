package org.personalcontainers.lab.bench;

import java.util.List;
import java.util.Locale;

/** Figures as a table: median, least and most, and the ratio to the first row. */
final class Figures {
  private Figures() {}

  static String table(String title, List<Timings> all) {
    StringBuilder text = new StringBuilder(row(title, "median", "min", "max", "ratio"));
    for (Timings timings : all) {
      boolean comparable = timings.rounds().size() == all.getFirst().rounds().size();
      text.append(
          row(
              timings.name(),
              one(timings.median()),
              one(timings.min()),
              one(timings.max()),
              comparable ? two(timings.ratioTo(all.getFirst())) : "-"));
    }
    return text.toString();
  }

  /** In the order of the first walk: when each begins, and how long it takes. */
  static String steps(String title, List<Walk> walks) {
    StringBuilder text = new StringBuilder(row(title, "begins", "median", "min", "max"));
    for (Span step : walks.getFirst().spans()) {
      List<Span> all =
          walks.stream()
              .flatMap(walk -> walk.spans().stream())
              .filter(span -> span.name().equals(step.name()))
              .toList();
      Timings begins = new Timings(step.name(), all.stream().map(Span::begin).toList());
      Timings takes = new Timings(step.name(), all.stream().map(Span::milliseconds).toList());
      text.append(
          row(
              step.name(),
              one(begins.median()),
              one(takes.median()),
              one(takes.min()),
              one(takes.max())));
    }
    return text.toString();
  }

  private static String row(String name, String... cells) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-60s", name));
    for (String cell : cells) {
      row.append(String.format(Locale.ROOT, "%10s", cell));
    }
    return row.append('\n').toString();
  }

  private static String one(double figure) {
    return String.format(Locale.ROOT, "%.1f", figure);
  }

  private static String two(double figure) {
    return String.format(Locale.ROOT, "%.2f", figure);
  }
}
