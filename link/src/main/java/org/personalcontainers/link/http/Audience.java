package org.personalcontainers.link.http;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who is connected. Strangers make way for others; whoever has proven to be ours never does. */
final class Audience {
  /** A connection that is cut ends at once, but for what it computes just then. */
  private static final Duration LEAVING = Duration.ofSeconds(1);

  private final Map<Connection, Guest> guests = new LinkedHashMap<>();

  /** One of them, and where it comes from. */
  record Guest(String address, Connection connection, Thread thread) {
    /** It knows when this returns. */
    void cut() {
      connection.cut();
      thread.interrupt();
    }

    private boolean isStranger() {
      return !connection.isKnown();
    }
  }

  synchronized Guest add(String address, Connection connection, Thread thread) {
    Guest guest = new Guest(address, connection, thread);
    guests.put(connection, guest);
    return guest;
  }

  synchronized void remove(Connection connection) {
    guests.remove(connection);
  }

  void cut() {
    all().forEach(Guest::cut);
  }

  private synchronized List<Guest> all() {
    return List.copyOf(guests.values());
  }

  /** Blocks until somebody has left, if somebody must: no more than a second. */
  void makeWayFor(String newcomer) {
    Optional<Guest> leaving = whoMakesWayFor(newcomer);
    leaving.ifPresent(
        guest -> {
          guest.cut();
          awaitEnd(guest.thread());
        });
  }

  /**
   * Of the strangers at the address that has the most of them, the one that came first. So an
   * address, however busy, takes places from those that have more than it, and from nobody else.
   */
  private Optional<Guest> whoMakesWayFor(String newcomer) {
    Map<String, List<Guest>> strangers =
        all().stream()
            .filter(Guest::isStranger)
            .collect(Collectors.groupingBy(Guest::address, TreeMap::new, Collectors.toList()));
    int own = strangers.getOrDefault(newcomer, List.of()).size();
    return strangers.values().stream()
        .max(Comparator.comparingInt(List::size))
        .filter(most -> most.size() > own)
        .map(List::getFirst);
  }

  private static void awaitEnd(Thread thread) {
    try {
      thread.join(LEAVING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
