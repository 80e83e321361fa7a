package org.personalcontainers.link.gate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
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

  /** None where its address has enough places already. */
  synchronized Optional<Place> enter(Socket guest) {
    InetAddress address = guest.getInetAddress();
    if (Collections.frequency(waiting.values(), address) == bounds.perAddress()) {
      return Optional.empty();
    }
    if (waiting.size() == bounds.inAll()) {
      close(waiting.pollFirstEntry().getKey());
    }
    waiting.put(guest, address);
    return Optional.of(() -> leave(guest));
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
