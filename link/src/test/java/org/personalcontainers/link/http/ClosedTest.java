package org.personalcontainers.link.http;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever closes a server may count on it. */
class ClosedTest {
  private static final int TIMES = 2_000;
  private static final Duration SOON = Duration.ofSeconds(5);

  private static InetSocketAddress openedAndClosed() throws IOException {
    Bounds bounds = new Bounds(4, 4, 1024, 0, 0, 0, SOON, SOON, SOON, SOON);
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (Server server = Server.plain(any, bounds, request -> Response.nothing())) {
      return server.address();
    }
  }

  @Test
  void nobodyListensAnyMore() throws IOException {
    for (int time = 0; time < TIMES; time++) {
      InetSocketAddress closed = openedAndClosed();
      assertThrows(
          ConnectException.class,
          () -> new Socket(closed.getAddress(), closed.getPort()).close(),
          "time " + time);
    }
  }
}
