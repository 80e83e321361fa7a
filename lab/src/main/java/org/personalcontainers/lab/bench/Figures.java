package org.personalcontainers.lab.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

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

  /** In the order in which they begin: when each does, and how long it takes in all of a walk. */
  static String steps(String title, List<Walk> walks) {
    SortedMap<String, List<Stretch>> byName = new TreeMap<>();
    walks.forEach(
        walk ->
            Stretch.of(walk)
                .forEach(
                    (name, stretch) ->
                        byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(stretch)));
    StringBuilder text = new StringBuilder(row(title, "begins", "median", "min", "max"));
    byName.entrySet().stream()
        .sorted(Comparator.comparingDouble(step -> begins(step.getValue()).median()))
        .forEach(step -> text.append(row(step.getKey(), step.getValue())));
    return text.toString();
  }

  /** All spans of one name in one walk. */
  private record Stretch(double begin, double milliseconds, int spans) {
    static SortedMap<String, Stretch> of(Walk walk) {
      SortedMap<String, Stretch> all = new TreeMap<>();
      walk.spans()
          .forEach(
              span ->
                  all.merge(
                      span.name(),
                      new Stretch(span.begin(), span.milliseconds(), 1),
                      Stretch::with));
      return all;
    }

    private Stretch with(Stretch other) {
      return new Stretch(
          Math.min(begin, other.begin), milliseconds + other.milliseconds, spans + other.spans);
    }
  }

  private static Timings begins(List<Stretch> stretches) {
    return new Timings("begins", stretches.stream().map(Stretch::begin).toList());
  }

  private static String row(String name, List<Stretch> stretches) {
    Timings takes = new Timings(name, stretches.stream().map(Stretch::milliseconds).toList());
    int times = stretches.stream().mapToInt(Stretch::spans).max().orElse(0);
    return row(
        times > 1 ? name + " (up to " + times + " times)" : name,
        one(begins(stretches).median()),
        one(takes.median()),
        one(takes.min()),
        one(takes.max()));
  }

  private static String row(String name, String... cells) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-90s", name));
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
