package org.personalcontainers.lab.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What our daemons cost, round by round: median, least and most of each quantity. */
final class Costs {
  private static final double TICKS_PER_SECOND = 100;
  private static final List<String> STATISTICS = List.of("median", "min", "max");

  private final Map<String, Map<Quantity, List<Double>>> rows = new LinkedHashMap<>();

  /** As a column has it. */
  enum Quantity {
    RSS("RSS MB", "%.1f"),
    PSS("PSS MB", "%.1f"),
    PROCESSOR("% of a core", "%.2f"),
    DISK("KB an hour", "%.0f");

    private final String title;
    private final String format;

    Quantity(String title, String format) {
      this.title = title;
      this.format = format;
    }

    private String words(double figure) {
      return String.format(Locale.ROOT, format, figure);
    }
  }

  /** A daemon over so many seconds: what it holds at their end, and what it used meanwhile. */
  void add(String name, DaemonSample then, DaemonSample now, double seconds) {
    add(name, Quantity.RSS, now.rss() / 1024.0);
    add(name, Quantity.PSS, now.pss() / 1024.0);
    add(name, Quantity.PROCESSOR, (now.ticks() - then.ticks()) / TICKS_PER_SECOND / seconds * 100);
    add(name, Quantity.DISK, (now.written() - then.written()) / 1024.0 * 3600 / seconds);
  }

  void add(String name, Quantity quantity, double figure) {
    rows.computeIfAbsent(name, row -> new EnumMap<>(Quantity.class))
        .computeIfAbsent(quantity, cell -> new ArrayList<>())
        .add(figure);
  }

  String table() {
    StringBuilder text = new StringBuilder(name(""));
    StringBuilder statistics = new StringBuilder(name(""));
    for (Quantity quantity : Quantity.values()) {
      text.append(String.format(Locale.ROOT, "%27s", quantity.title));
      STATISTICS.forEach(statistic -> statistics.append(cell(statistic)));
    }
    text.append('\n').append(statistics).append('\n');
    rows.forEach((name, figures) -> text.append(row(name, figures)));
    return text.toString();
  }

  private static String row(String name, Map<Quantity, List<Double>> figures) {
    StringBuilder row = new StringBuilder(name(name));
    for (Quantity quantity : Quantity.values()) {
      row.append(
          Optional.ofNullable(figures.get(quantity))
              .map(each -> cells(quantity, new Timings(name, each)))
              .orElse(cell("").repeat(STATISTICS.size())));
    }
    return row.toString().stripTrailing() + "\n";
  }

  private static String cells(Quantity quantity, Timings all) {
    return cell(quantity.words(all.median()))
        + cell(quantity.words(all.min()))
        + cell(quantity.words(all.max()));
  }

  private static String name(String name) {
    return String.format(Locale.ROOT, "%-22s", name);
  }

  private static String cell(String text) {
    return String.format(Locale.ROOT, "%9s", text);
  }
}
