package org.personalcontainers.lab.sim.world;

import java.util.PriorityQueue;

/** What happens by itself later, in milliseconds. Of the same time: in the order of arrival. */
final class Timers {
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private long now;
  private long order;

  private record Timer(long due, long order, Runnable deed) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      int byTime = Long.compare(due, other.due);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  long now() {
    return now;
  }

  void after(long delay, Runnable deed) {
    timers.add(new Timer(now + delay, order++, deed));
  }

  void runUntil(long end) {
    Timer next = timers.peek();
    while (next != null && next.due() <= end) {
      timers.poll();
      now = next.due();
      next.deed().run();
      next = timers.peek();
    }
    now = Math.max(now, end);
  }
}
