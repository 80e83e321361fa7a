package org.personalcontainers.link.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What no client of ours sends. After each attack the next honest request is served. */
@Timeout(120)
class HostileTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n";
  private static final String POST = "POST / HTTP/1.1\r\nHost: x\r\n";

  @TempDir Path directory;
  private final List<Request> handled = new CopyOnWriteArrayList<>();
  private Server server;

  private static Bounds bounds(Duration idle, Duration request, Duration answer) {
    return new Bounds(8, 8, 1024, 4096, 1024, 8192, LONG, idle, request, answer);
  }

  @BeforeEach
  void start() throws IOException {
    server = serve(bounds(LONG, LONG, LONG), request -> Response.json(request.body()));
  }

  private Server serve(Bounds bounds, Handler handler) throws IOException {
    return Server.unix(
        directory.resolve("s"),
        PosixFilePermissions.fromString("rwx------"),
        bounds,
        request -> {
          handled.add(request);
          return handler.handle(request);
        });
  }

  private void serveInstead(Bounds bounds, Handler handler) throws IOException {
    server.close();
    server = serve(bounds, handler);
  }

  @AfterEach
  void servesOthersStill() throws IOException {
    try (Caller caller = Caller.unix(directory.resolve("s"))) {
      assertEquals(200, caller.call("POST", "/honest", new byte[9], LONG).status());
    } finally {
      server.close();
    }
  }

  private Raw raw() throws IOException {
    return Raw.to(directory.resolve("s"));
  }

  private int status(String bytes) throws IOException {
    try (Raw raw = raw()) {
      raw.say(bytes);
      raw.channel().shutdownOutput();
      return Raw.status(raw.all());
    }
  }

  @Test
  void halfARequestIsNone() throws IOException {
    assertEquals(0, status(POST + "Content-Length: 5\r\n\r\nabc"));
    assertEquals(0, status(GET + "A: b"));
    assertEquals(List.of(), handled);
  }

  @Test
  void requestsInOnePieceAreAnsweredInTurn() throws IOException {
    try (Raw raw = raw()) {
      raw.say(POST + "Content-Length: 3\r\n\r\none" + POST + "Content-Length: 3\r\n\r\ntwo");
      raw.say(GET + "Connection: Close\r\n\r\n" + GET + "\r\n");
      String all = raw.all();
      assertTrue(all.indexOf("one") < all.indexOf("two"), all);
      assertEquals(3, handled.size());
    }
  }

  @Test
  void whoWantsToBeToldToGoOnIsTold() throws IOException {
    try (Raw raw = raw()) {
      raw.say(POST + "Connection: close\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
      java.nio.ByteBuffer first = java.nio.ByteBuffer.allocate(25);
      while (first.hasRemaining() && raw.channel().read(first) > 0) {
        // Until the whole of it is here.
      }
      assertEquals("HTTP/1.1 100 Continue\r\n\r\n", new String(first.array(), ISO_8859_1));
      raw.say("abc");
      assertEquals(200, Raw.status(raw.all()));
    }
  }

  @Test
  void noiseIsNoRequest() throws IOException {
    Random random = new Random(42);
    for (int i = 0; i < 200; i++) {
      byte[] noise = new byte[1 + random.nextInt(2000)];
      random.nextBytes(noise);
      try (Raw raw = raw()) {
        raw.say(new String(noise, ISO_8859_1));
        raw.channel().shutdownOutput();
        raw.all();
      } catch (IOException e) {
        // The server need not read all of it.
      }
    }
    assertEquals(List.of(), handled);
    Raw.eventually("all are gone", () -> server.connections() == 0);
  }

  @Test
  void aSlowRequestIsCutOffThoughItNeverRests() throws IOException {
    serveInstead(bounds(LONG, SHORT, LONG), request -> Response.json(request.body()));
    try (Raw raw = raw()) {
      long start = System.nanoTime();
      raw.say(GET);
      Raw.eventually("it is cut off", () -> isCutOffAfterAnother(raw));
      assertTrue(System.nanoTime() - start >= SHORT.toNanos());
    }
    assertEquals(List.of(), handled);
  }

  private static boolean isCutOffAfterAnother(Raw raw) {
    try {
      raw.say("A:\r\n".substring((int) (System.nanoTime() & 1)));
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void aSlowBodyIsCutOff() throws IOException {
    serveInstead(bounds(LONG, SHORT, LONG), request -> Response.json(request.body()));
    try (Raw raw = raw()) {
      raw.say(POST + "Content-Length: 1000\r\n\r\nabc");
      assertEquals("", raw.all());
    }
  }

  @Test
  void whoAsksForNothingGoes() throws IOException {
    serveInstead(bounds(SHORT, LONG, LONG), request -> Response.json(request.body()));
    try (Raw silent = raw();
        Raw idle = raw()) {
      idle.say(GET + "\r\n");
      assertEquals("", silent.all());
      assertEquals(200, Raw.status(idle.all()));
    }
    Raw.eventually("both are gone", () -> server.connections() == 0);
  }

  @Test
  void whoNeverReadsGoes() throws IOException {
    byte[] much = new byte[8 << 20];
    Handler talkative =
        request ->
            request.path().equals("/much") ? Response.json(much) : Response.json(request.body());
    serveInstead(bounds(LONG, LONG, SHORT), talkative);
    try (Raw raw = raw()) {
      raw.say("GET /much HTTP/1.1\r\nHost: x\r\n\r\n");
      Raw.eventually("it is handled", () -> !handled.isEmpty());
      Raw.eventually("it is gone", () -> server.connections() == 0);
    }
  }

  @Test
  void oneTooManyIsNotHeard() throws IOException {
    List<Raw> crowd = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Raw raw = raw();
      raw.say(GET);
      crowd.add(raw);
    }
    Raw.eventually("all are in", () -> server.connections() == 8);
    for (int i = 0; i < 20; i++) {
      try (Raw raw = raw()) {
        assertEquals("", endOf(raw));
      }
    }
    for (Raw raw : crowd) {
      raw.close();
    }
    Raw.eventually("all are gone", () -> server.connections() == 0);
  }

  private static String endOf(Raw raw) throws IOException {
    try {
      return raw.all();
    } catch (java.net.SocketException e) {
      return "";
    }
  }

  /** Room for bodies is 8192: two take all of it, and the third is told so before it is read. */
  @Test
  void tooManyLargeBodiesAtOnceAreToldToWait() throws Exception {
    CountDownLatch hold = new CountDownLatch(1);
    serveInstead(
        bounds(LONG, LONG, LONG),
        request -> {
          if (request.path().equals("/held")) {
            hold.await();
          }
          return Response.json(request.body());
        });
    String large = "POST /held HTTP/1.1\r\nHost: x\r\nContent-Length: 4096\r\n\r\n";
    try (Raw one = raw();
        Raw two = raw();
        SocketChannel _ = one.channel()) {
      one.say(large + "x".repeat(4096));
      two.say(large + "x".repeat(4096));
      Raw.eventually("both are held", () -> handled.size() == 2);
      assertEquals(503, status(large));
      assertEquals(200, status(GET + "\r\n"));
      hold.countDown();
    }
  }

  @Test
  void closingInterruptsWhoWaits() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    serveInstead(
        bounds(LONG, LONG, LONG),
        request -> {
          waiting.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
          }
          return Response.nothing();
        });
    try (Raw raw = raw()) {
      raw.say(GET + "\r\n");
      waiting.await();
      server.close();
      assertEquals("", endOf(raw));
      interrupted.await();
    }
    server = serve(bounds(LONG, LONG, LONG), request -> Response.json(request.body()));
  }

  @Test
  void whatADaemonHoldsIsCounted() {
    long most = Bounds.ofDaemon().mostBytes();
    System.out.printf("a daemon's server holds at most %.1f MB%n", most / 1e6);
    assertTrue(most < 20_000_000, "a heap of 32 MB has to do");
    Bounds doubled = new Bounds(128, 16, 8192, 1 << 20, 256 << 10, 4 << 20, LONG, LONG, LONG, LONG);
    assertTrue(doubled.mostBytes() > most, "every connection counts");
  }

  /** A length is a promise: memory is taken for what came, not for what was told. */
  @Test
  void aPromiseTakesNoMemory() throws IOException {
    byte[] little = new Intake(new java.io.ByteArrayInputStream(new byte[10])).upTo(1 << 30);
    assertEquals(10, little.length);
  }
}
