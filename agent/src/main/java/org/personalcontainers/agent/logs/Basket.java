package org.personalcontainers.agent.logs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.personalcontainers.core.api.StackLogs.Line;

/** Gathers the lines of several streams that are read at once, as many as one answer may have. */
final class Basket {
  /** What an answer has room for, and the managers' group passes on. */
  static final int MOST_LINES = 2_000;

  static final int MOST_CHARACTERS = 256 * 1024;

  /** Who follows gets what is written at once in one answer. */
  private static final Duration BATCH = Duration.ofMillis(200);

  /** What goes where there is no room for all. */
  enum Room {
    /** The oldest: the end of a log is what people look for. */
    OF_THE_LAST,
    /** What comes then: whoever follows asks on. */
    OF_THE_FIRST
  }

  private record Piece(Line line, long number) {}

  private static final Comparator<Piece> BY_TIME =
      Comparator.<Piece, java.time.Instant>comparing(piece -> piece.line().at())
          .thenComparingLong(Piece::number);

  private final Room room;
  private final PriorityQueue<Piece> pieces = new PriorityQueue<>(BY_TIME);
  private final TreeSet<String> notices = new TreeSet<>();
  private int characters;
  private long numbered;
  private int reading;
  private long first;

  /**
   * @param streams how many are read
   */
  Basket(Room room, int streams) {
    this.room = room;
    this.reading = streams;
  }

  /** Whether more is of use. */
  enum Demand {
    MORE,
    ENOUGH
  }

  synchronized Demand put(Line line) {
    if (isFull() && room == Room.OF_THE_FIRST) {
      return Demand.ENOUGH;
    }
    if (pieces.isEmpty()) {
      first = System.nanoTime();
    }
    pieces.add(new Piece(line, numbered++));
    characters += line.text().length();
    while (isOverfull()) {
      characters -= pieces.remove().line().text().length();
      notices.add("older lines are left out, as one answer has no room for them: see --tail");
    }
    notifyAll();
    return Demand.MORE;
  }

  private boolean isFull() {
    return pieces.size() >= MOST_LINES || characters >= MOST_CHARACTERS;
  }

  private boolean isOverfull() {
    return pieces.size() > MOST_LINES || (characters > MOST_CHARACTERS && pieces.size() > 1);
  }

  synchronized void notice(String text) {
    notices.add(text);
  }

  /** One of the streams has come to its end. */
  synchronized void end() {
    reading--;
    notifyAll();
  }

  /** Until all streams have ended, or the time is over. */
  synchronized void awaitAll(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    for (long left = left(end); reading > 0 && left > 0; left = left(end)) {
      wait(left);
    }
    if (reading > 0) {
      notices.add("not all of it came within " + limit.toSeconds() + " s: ask again");
    }
  }

  /** Until something was written, or the time is over. */
  synchronized void awaitFirst(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    for (long left = left(end); pieces.isEmpty() && left > 0; left = left(end)) {
      wait(left);
    }
    long batch = first + BATCH.toNanos();
    for (long left = left(batch); !pieces.isEmpty() && !isFull() && left > 0; left = left(batch)) {
      wait(left);
    }
  }

  private static long left(long end) {
    return TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
  }

  synchronized List<Line> lines() {
    return pieces.stream().sorted(BY_TIME).map(Piece::line).toList();
  }

  synchronized List<String> notices() {
    return new ArrayList<>(notices);
  }
}
