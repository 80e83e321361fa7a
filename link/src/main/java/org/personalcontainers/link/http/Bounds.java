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
 * @param bodyBytesInAll of all bodies of peers we know that are read or handled at once; strangers
 *     have a quarter of that besides
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

  /** A record coming in and one going out, each with its plain text. */
  private static final int TLS_BUFFERS = 4 * 17 * 1024;

  public Bounds {
    if (connections < 1 || connectionsPerAddress < 1 || headBytes < 64) {
      throw new IllegalArgumentException("a server must take at least one small request");
    }
    if (strangerBodyBytes > Room.ofStrangers(bodyBytesInAll) || bodyBytes > bodyBytesInAll) {
      throw new IllegalArgumentException("one body must fit into what all may take");
    }
  }

  /** What a daemon with 32 MB of heap can hold. */
  public static Bounds ofDaemon() {
    return new Bounds(
        64,
        16,
        8 * 1024,
        1 << 20,
        256 * 1024,
        4 << 20,
        Duration.ofSeconds(10),
        Duration.ofSeconds(90),
        Duration.ofSeconds(15),
        Duration.ofSeconds(15));
  }

  /**
   * What all connections together hold at most, counted and not measured: for each its buffers, its
   * head and the records of TLS, and the bodies, which are copied once while they grow.
   */
  public long mostBytes() {
    long perConnection = Intake.BUFFER + Connection.PIECE + 4L * headBytes + TLS_BUFFERS;
    long bodies = (long) bodyBytesInAll + Room.ofStrangers(bodyBytesInAll);
    return connections * perConnection + 2 * bodies;
  }
}
