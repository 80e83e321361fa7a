package org.personalcontainers.link.http;

import java.util.concurrent.Semaphore;
import org.personalcontainers.link.identity.Peer;

/**
 * Memory for the bodies of all requests at once. A body takes its room before its first byte is
 * read; strangers have a room of their own, so that they take none from those we know.
 */
final class Room {
  private final Semaphore known;
  private final Semaphore strange;

  Room(int bytes) {
    this.strange = new Semaphore(ofStrangers(bytes));
    this.known = new Semaphore(bytes);
  }

  static int ofStrangers(int bytes) {
    return bytes / 4;
  }

  /** Taken until it is closed. */
  interface Share extends AutoCloseable {
    @Override
    void close();
  }

  Share take(Peer peer, int bytes) throws Malformed {
    Semaphore room =
        switch (peer) {
          case Peer.LocalUser user -> known;
          case Peer.Certified certified -> known;
          case Peer.Stranger stranger -> strange;
          case Peer.Anonymous anonymous -> strange;
        };
    if (!room.tryAcquire(bytes)) {
      throw new Malformed(503, "too many large requests at once: ask again in a while");
    }
    return () -> room.release(bytes);
  }
}
