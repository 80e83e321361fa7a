package org.personalcontainers.link.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that two readers could take for two different ones, or that are none at all. */
@Timeout(120)
class StrictTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n";
  private static final String POST = "POST / HTTP/1.1\r\nHost: x\r\n";
  private static final Bounds BOUNDS =
      new Bounds(8, 8, 1024, 4096, 1024, 8192, LONG, LONG, LONG, LONG);

  @TempDir Path directory;
  private final List<Request> handled = new CopyOnWriteArrayList<>();
  private Server server;

  @BeforeEach
  void start() throws IOException {
    server =
        Server.unix(
            directory.resolve("s"),
            PosixFilePermissions.fromString("rwx------"),
            BOUNDS,
            request -> {
              handled.add(request);
              return Response.nothing();
            });
  }

  @AfterEach
  void servesOthersStill() throws IOException {
    try (Caller caller = Caller.unix(directory.resolve("s"))) {
      assertEquals(204, caller.get("/honest", LONG).status());
    } finally {
      server.close();
    }
  }

  private int status(String bytes) throws IOException {
    try (Raw raw = Raw.to(directory.resolve("s"))) {
      raw.say(bytes);
      raw.channel().shutdownOutput();
      return Raw.status(raw.all());
    }
  }

  static Stream<Arguments> refused() {
    String two = "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab";
    return Stream.of(
        Arguments.of("two lengths", 400, POST + two),
        Arguments.of("the same length twice", 400, POST + two.replace('2', '1')),
        Arguments.of("a list of lengths", 400, POST + "Content-Length: 1, 1\r\n\r\na"),
        Arguments.of("a signed length", 400, POST + "Content-Length: +1\r\n\r\na"),
        Arguments.of("a hexadecimal length", 400, POST + "Content-Length: 0x1\r\n\r\na"),
        Arguments.of(
            "a length with digits of others", 400, POST + "Content-Length: \u00b2\r\n\r\na"),
        Arguments.of(
            "an endless length", 400, POST + "Content-Length: " + "9".repeat(19) + "\r\n\r\n"),
        Arguments.of("a long body", 413, POST + "Content-Length: 4097\r\n\r\n"),
        Arguments.of("a very long body", 413, POST + "Content-Length: 999999999999999999\r\n\r\n"),
        Arguments.of("chunks", 501, POST + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        Arguments.of(
            "chunks and a length",
            501,
            POST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        Arguments.of("a hidden header", 400, POST + "Content-Length : 1\r\n\r\na"),
        Arguments.of("a folded header", 400, GET + "A: b\r\n c: d\r\n\r\n"),
        Arguments.of("a header without a name", 400, GET + ": b\r\n\r\n"),
        Arguments.of("a header without a colon", 400, GET + "abc\r\n\r\n"),
        Arguments.of("a bare line feed", 400, "GET / HTTP/1.1\nHost: x\n\n"),
        Arguments.of("a bare carriage return", 400, GET + "A: b\rC: d\r\n\r\n"),
        Arguments.of("a zero byte", 400, GET + "A: b\0\r\n\r\n"),
        Arguments.of("no host", 400, "GET / HTTP/1.1\r\n\r\n"),
        Arguments.of("two hosts", 400, GET + "Host: y\r\n\r\n"),
        Arguments.of("an old version", 505, "GET / HTTP/1.0\r\nHost: x\r\n\r\n"),
        Arguments.of("no version", 400, "GET /\r\n\r\n"),
        Arguments.of("two spaces", 400, "GET  / HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of("another method", 501, "BREW / HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of("a proxy's tunnel", 501, "CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of("a proxy's request", 400, "GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of("a long line", 431, "GET /" + "a".repeat(1024)),
        Arguments.of("a long header", 431, GET + "A: " + "a".repeat(1024)),
        Arguments.of("many headers", 431, GET + "A:\r\n".repeat(Bounds.HEADERS) + "\r\n"),
        Arguments.of("TLS", 400, "\u0016\u0003\u0001\u0002\u0000\u0001"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void isRefused(String what, int status, String bytes) throws IOException {
    assertEquals(status, status(bytes), what);
    assertEquals(List.of(), handled);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/..",
        "/../a",
        "/a/../b",
        "/a/..",
        "/./a",
        "/a/.",
        "//",
        "//a",
        "/a//b",
        "/a/",
        "/%2e%2e/a",
        "/a/%2E%2e",
        "/a%2fb",
        "/a%2Fb",
        "/%5c",
        "/a\\b",
        "/%00",
        "/%0a",
        "/%0D%0Aa",
        "/%7f",
        "/%",
        "/%4",
        "/%zz",
        "/%+1",
        "/%ff",
        "/%c0%af",
        "/%ed%a0%80",
        "/%C3",
        "/a#b",
        "/\"",
        "/<",
        "/a|b",
        "/ä",
        "*",
        "a",
        "",
        "/?a=1&a=2",
        "/?a=1&%61=2",
        "/?&",
        "/?=1",
        "/?a=%zz",
        "/?a=b&",
        "/?a=<",
        "/?a=\u00e4",
        "/a;/%2e",
        "/?a=%ff"
      })
  void aTargetIsOfOneFormOrNone(String target) throws IOException {
    assertEquals(400, status("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n"), target);
    assertEquals(List.of(), handled);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1/a:b@c,d=e",
        "/a.b",
        "/...",
        "/%C3%A4?a=%25&b=a=b&c",
        "/a+b?x=1+2",
        "/?a=%0A"
      })
  void whatIsStrictIsNotNarrow(String target) throws IOException {
    assertEquals(204, status("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n"), target);
  }
}
