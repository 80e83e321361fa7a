package org.personalcontainers.lab.sim;

import java.util.PriorityQueue;
import java.util.function.LongConsumer;

/** The run's own clock, in milliseconds, and what is to happen when. */
final class Timeline {
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final LongConsumer advance;
  private long now;
  private long order;

  /** Events of the same millisecond happen in the order in which they were laid down. */
  private record Event(long time, long order, Runnable deed) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  /** The machines' own time goes along: whatever they do by themselves is done first. */
  Timeline(LongConsumer advance) {
    this.advance = advance;
  }

  long now() {
    return now;
  }

  void after(long delay, Runnable deed) {
    at(now + delay, deed);
  }

  void at(long time, Runnable deed) {
    events.add(new Event(Math.max(time, now), order++, deed));
  }

  /** Lets everything happen that is due by then. */
  void runUntil(long end) {
    Event next = events.peek();
    while (next != null && next.time() <= end) {
      events.poll();
      now = next.time();
      advance.accept(now);
      next.deed().run();
      next = events.peek();
    }
    now = Math.max(now, end);
    advance.accept(now);
  }
}
