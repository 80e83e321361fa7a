package org.personalcontainers.link.http;

import java.time.Duration;

/**
 * How much a server takes. All that it holds at once follows from these, whatever comes in: as many
 * connections, a head each, and the bodies.
 *
 * @param connections in all; one more is closed unheard
 * @param connectionsPerAddress from one address of the network; a Unix socket has none
 * @param headBytes of the request line and the headers
 * @param bodyBytes of one body
 * @param strangerBodyBytes of one body of a peer that is neither certified nor local
 * @param bodyBytesInAll of all bodies that are read or handled at once; strangers get a quarter
 * @param handshake from connecting to knowing who it is
 * @param idle without a request
 * @param request from the first byte of a request to its last
 * @param answer to take the answer
 */
public record Bounds(
    int connections,
    int connectionsPerAddress,
    int headBytes,
    int bodyBytes,
    int strangerBodyBytes,
    int bodyBytesInAll,
    Duration handshake,
    Duration idle,
    Duration request,
    Duration answer) {

  /** No request of ours has more headers. */
  static final int HEADERS = 64;

  public Bounds {
    if (connections < 1 || connectionsPerAddress < 1 || headBytes < 64) {
      throw new IllegalArgumentException("a server must take at least one small request");
    }
    if (strangerBodyBytes > bodyBytesInAll / 4 || bodyBytes > bodyBytesInAll) {
      throw new IllegalArgumentException("one body must fit into what all may take");
    }
  }

  /** What a daemon with 32 MB of heap can hold. */
  public static Bounds ofDaemon() {
    return new Bounds(
        64,
        16,
        8 * 1024,
        2 << 20,
        256 * 1024,
        6 << 20,
        Duration.ofSeconds(10),
        Duration.ofSeconds(90),
        Duration.ofSeconds(15),
        Duration.ofSeconds(15));
  }
}
