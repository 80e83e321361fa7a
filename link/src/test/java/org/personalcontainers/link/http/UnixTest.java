package org.personalcontainers.link.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.link.identity.Peer;

/** A server and its callers on a Unix socket. */
class UnixTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path directory;

  private Path socket() {
    return directory.resolve("some.sock");
  }

  private Server server(Handler handler) throws IOException {
    return Server.unix(
        socket(), PosixFilePermissions.fromString("rw-rw----"), Bounds.ofDaemon(), handler);
  }

  private static Response echo(Request request) {
    return new Response(
        200, request.method() + " " + request.path() + " " + request.query(), request.body());
  }

  @Test
  void aRequestArrivesWholeAndIsAnswered() throws IOException {
    byte[] body = new byte[1_000_000];
    new Random(1).nextBytes(body);
    try (Server _ = server(UnixTest::echo);
        Caller caller = Caller.unix(socket())) {
      String path = Target.of("/v1/nodes/pi 1").with("wait", "2&3=%").toString();
      Answer answer = caller.call("POST", path, body, LIMIT);
      assertEquals("POST /v1/nodes/pi 1 {wait=2&3=%}", answer.type());
      assertArrayEquals(body, answer.body());
      assertEquals(200, answer.status());
    }
  }

  @Test
  void whoAsksTooMuchHearsWhenToAskAgain() throws IOException {
    try (Server _ = server(request -> Response.later(Duration.ofMillis(1_500), "not now"));
        Caller caller = Caller.unix(socket())) {
      Answer answer = caller.get("/", LIMIT);
      assertEquals(429, answer.status());
      assertEquals("not now", answer.text());
      assertEquals(Optional.of(Duration.ofSeconds(2)), answer.retryAfter());
    }
    try (Server _ = server(request -> Response.nothing());
        Caller caller = Caller.unix(socket())) {
      assertEquals(Optional.empty(), caller.get("/", LIMIT).retryAfter());
    }
  }

  @Test
  void manyCallsShareOneConnection() throws IOException {
    try (Server server = server(UnixTest::echo);
        Caller caller = Caller.unix(socket())) {
      for (int i = 0; i < 50; i++) {
        assertEquals(200, caller.get("/v1/" + i, LIMIT).status());
        assertEquals(1, server.connections());
      }
    }
  }

  @Test
  void theKernelTellsWhoItIs() throws IOException {
    try (Server _ = server(request -> Response.text(200, request.peer().toString()));
        Caller caller = Caller.unix(socket())) {
      String user = System.getProperty("user.name");
      String peer = caller.get("/", LIMIT).text();
      assertEquals("LocalUser[user=" + user + ", group=", peer.substring(0, 23 + user.length()));
      assertInstanceOf(Peer.LocalUser.class, caller.peer(LIMIT));
    }
  }

  @Test
  void nobodyListens() {
    try (Caller caller = Caller.unix(socket())) {
      assertThrows(NobodyListens.class, () -> caller.get("/", LIMIT));
    }
  }

  @Test
  void aServerThatComesBackIsFoundAgain() throws IOException {
    try (Caller caller = Caller.unix(socket())) {
      for (int life = 0; life < 3; life++) {
        try (Server _ = server(UnixTest::echo)) {
          assertEquals(200, caller.get("/", LIMIT).status());
        }
        assertThrows(NobodyListens.class, () -> caller.get("/", LIMIT));
      }
    }
  }

  @Test
  void silenceAfterTheRequestIsNoAnswerAndNoNo() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    Handler stuck =
        request -> {
          never.await();
          return Response.nothing();
        };
    try (Server _ = server(stuck);
        Caller caller = Caller.unix(socket())) {
      assertThrows(NoAnswer.class, () -> caller.get("/", Duration.ofMillis(200)));
    }
  }

  @Test
  void aFailingHandlerIsFiveHundredAndTheNextRequestIsServed() throws IOException {
    Handler clumsy =
        request -> {
          if (request.path().equals("/bad")) {
            Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> {});
            throw new IllegalStateException("a mistake");
          }
          return Response.nothing();
        };
    try (Server _ = server(clumsy);
        Caller caller = Caller.unix(socket())) {
      assertEquals(500, caller.get("/bad", LIMIT).status());
      assertEquals(204, caller.get("/good", LIMIT).status());
    }
  }

  @Test
  void takesOverADeadSocketAndNoLivingOne() throws IOException {
    Files.writeString(socket(), "left behind");
    try (Server _ = server(UnixTest::echo)) {
      assertEquals(
          "rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())));
      assertThrows(IOException.class, () -> server(UnixTest::echo));
      try (Caller caller = Caller.unix(socket())) {
        assertEquals(200, caller.get("/", LIMIT).status());
      }
    }
    assertFalse(Files.exists(socket()));
  }

  @Test
  void anAnswerWithNothingLeavesTheConnectionUsable() throws IOException {
    try (Server server = server(request -> Response.nothing());
        Caller caller = Caller.unix(socket())) {
      assertEquals(204, caller.call("PUT", "/x", new byte[5], LIMIT).status());
      assertEquals(204, caller.call("DELETE", "/x", new byte[0], LIMIT).status());
      assertEquals(1, server.connections());
    }
  }
}
