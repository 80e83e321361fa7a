package org.personalcontainers.link.gate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.LockSupport;

/** Connections whose other end has proven nothing yet. */
final class WaitingRoom {
  private static final Duration OUT_OF_FILES = Duration.ofMillis(100);

  private final Gate.Bounds bounds;
  private final SequencedMap<Socket, InetAddress> waiting = new LinkedHashMap<>();

  WaitingRoom(Gate.Bounds bounds) {
    this.bounds = bounds;
  }

  /** Taken until it is closed. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /** None where its address has enough places already, or all are taken and none has more. */
  synchronized Optional<Place> enter(Socket guest) {
    InetAddress address = guest.getInetAddress();
    if (of(address) == bounds.perAddress() || !findRoom(address)) {
      return Optional.empty();
    }
    waiting.put(guest, address);
    return Optional.of(() -> leave(guest));
  }

  private int of(InetAddress address) {
    return Collections.frequency(waiting.values(), address);
  }

  /**
   * Whoever has waited for longest makes way, of those from the address that has most: one that
   * comes again and again pushes out only its like.
   */
  private boolean findRoom(InetAddress newcomer) {
    if (waiting.size() < bounds.inAll()) {
      return true;
    }
    int most = waiting.values().stream().mapToInt(this::of).max().orElse(0);
    if (most <= of(newcomer)) {
      return false;
    }
    Socket leaving =
        waiting.entrySet().stream()
            .filter(entry -> of(entry.getValue()) == most)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    leave(leaving);
    close(leaving);
    return true;
  }

  private synchronized void leave(Socket guest) {
    waiting.remove(guest);
  }

  synchronized void empty() {
    waiting.keySet().forEach(WaitingRoom::close);
    waiting.clear();
  }

  static void close(Socket guest) {
    try {
      guest.close();
    } catch (IOException e) {
      // It is of no use any more.
    }
  }

  /** No files are left, most likely, and some connection will end; or the entrance is closed. */
  static void rest() {
    LockSupport.parkNanos(OUT_OF_FILES.toNanos());
  }
}
