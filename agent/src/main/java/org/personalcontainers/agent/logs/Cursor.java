package org.personalcontainers.agent.logs;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.personalcontainers.core.api.StackLogs.Line;
import org.personalcontainers.core.spec.Ordered;

/**
 * How far somebody has read: of each container its own last line, as the clocks of nodes differ. A
 * line of another node may come later and be older, by a little.
 *
 * @param seen the newest line of all
 * @param tasks the last line of each container that wrote lately
 */
record Cursor(Instant seen, SortedMap<String, Instant> tasks) {
  /** By so much the clocks of nodes may differ before a line is lost. */
  private static final Duration SLACK = Duration.ofSeconds(10);

  /** It has to fit into a request. */
  private static final int MOST = 80;

  Cursor {
    tasks = Ordered.copy(tasks);
  }

  static Cursor at(Instant now) {
    return new Cursor(now, new TreeMap<>());
  }

  /** From where on it has to be looked again. */
  Instant since() {
    return seen.minus(SLACK);
  }

  boolean hasRead(Line line) {
    return !line.at().isAfter(Optional.ofNullable(tasks.get(line.task())).orElse(Instant.MIN));
  }

  /**
   * @param now as far as nothing can have been read: a clock that is ahead draws no other along
   */
  Cursor after(Collection<Line> lines, Instant now) {
    SortedMap<String, Instant> last = new TreeMap<>(tasks);
    lines.forEach(line -> last.merge(line.task(), line.at(), Cursor::later));
    Instant newest = last.values().stream().filter(at -> !at.isAfter(now)).max(ORDER).orElse(seen);
    Instant further = later(seen, newest);
    last.values().removeIf(at -> at.isBefore(further.minus(SLACK)));
    return new Cursor(further, newest(last));
  }

  private static final Comparator<Instant> ORDER = Comparator.naturalOrder();

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static SortedMap<String, Instant> newest(SortedMap<String, Instant> last) {
    return last.entrySet().stream()
        .sorted(Map.Entry.<String, Instant>comparingByValue().reversed())
        .limit(MOST)
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }

  /** Throws an IllegalArgumentException where it is none. */
  static Cursor parse(String text) {
    try {
      SortedMap<String, Instant> tasks = new TreeMap<>();
      String[] parts = text.split("_", -1);
      for (int part = 1; part < parts.length; part++) {
        String[] task = parts[part].split("~", 2);
        tasks.put(task[0], instant(task[1]));
      }
      return new Cursor(instant(parts[0]), tasks);
    } catch (NumberFormatException | DateTimeException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("after= names no place to go on from", e);
    }
  }

  private static Instant instant(String text) {
    int dot = text.indexOf('.');
    return Instant.ofEpochSecond(
        Long.parseLong(text.substring(0, dot)), Long.parseLong(text.substring(dot + 1)));
  }

  /** As Docker takes a time, too. */
  static String text(Instant time) {
    return "%d.%09d".formatted(time.getEpochSecond(), time.getNano());
  }

  /** In letters that a request need not encode. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(text(seen));
    tasks.forEach((task, at) -> text.append('_').append(task).append('~').append(text(at)));
    return text.toString();
  }
}
