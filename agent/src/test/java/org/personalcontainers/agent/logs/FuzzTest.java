package org.personalcontainers.agent.logs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.fuzz.Fuzz;

/** What Docker streams of what anybody's container wrote, and where somebody wants to go on. */
class FuzzTest {
  private static final String LINE = LogDaemon.line("01.5", "n1", "t1", "written");

  @Test
  void streams() {
    String frames = new String(LogDaemon.frame(1, LINE), StandardCharsets.ISO_8859_1);
    Fuzz.of(FuzzTest.class, "log-stream", IOException.class)
        .samples(
            LogDaemon.head("application/vnd.docker.multiplexed-stream") + frames,
            LogDaemon.head("application/vnd.docker.raw-stream") + LINE,
            "HTTP/1.0 404 No\r\n\r\n{\"message\":\"no\"}")
        .words("\r\n\r\n", "Content-Type: ", "\u0001\u0000\u0000\u0000\u007f", "=", ",", " ", "\n")
        .play(FuzzTest::drain);
  }

  private static void drain(byte[] bytes) throws IOException {
    try (LogStream stream = LogStream.of(new ByteArrayInputStream(bytes))) {
      Optional<LogStream.Piece> piece = stream.next();
      while (piece.isPresent()) {
        LogLine.of(piece.get(), new ServiceName("web"), Map.of("n1", "pi1"));
        piece = stream.next();
      }
    }
  }

  @Test
  void cursors() {
    Fuzz.of(FuzzTest.class, "log-cursor", IllegalArgumentException.class)
        .samples("1000.000000007_t1~999.000000000", "1000.000000007")
        .words("_", "~", ".", "-", "999999999999999999999")
        .play(bytes -> Cursor.parse(new String(bytes, StandardCharsets.UTF_8)));
  }
}
