package org.personalcontainers.link.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.personalcontainers.link.identity.Identity;
import org.personalcontainers.link.identity.Role;
import org.personalcontainers.link.identity.TestCluster;
import org.personalcontainers.link.identity.Tls;

/** What strangers can do to the port that must be open to them. */
@Timeout(120)
class HostileTlsTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final TestCluster cluster = new TestCluster("c-1");
  private final Tls agent = cluster.tls(Role.AGENT, "pi1");
  private final Tls manager = cluster.tls(Role.MANAGER, "pi2");
  private final Tls stranger = Tls.of(Identity.stranger("pi9"));

  private Server server(Duration handshake, Duration request) throws IOException {
    Bounds bounds = new Bounds(12, 6, 1024, 4096, 1024, 8192, handshake, LONG, request, LONG);
    return Server.tls(ANY, () -> agent, bounds, request1 -> Response.json(request1.body()));
  }

  private static Socket plain(Server server) throws IOException {
    return plain(server, ANY.getAddress());
  }

  /** All of 127.0.0.0/8 is this machine: each is another address to who counts them. */
  private static Socket plain(Server server, InetAddress from) throws IOException {
    Socket socket = new Socket(server.address().getAddress(), server.address().getPort(), from, 0);
    socket.setSoTimeout(60_000);
    return socket;
  }

  private void servesMembersStill(Server server) throws IOException {
    try (Caller caller =
        Caller.tls(server.address(), () -> manager, new Expected.Member(Role.AGENT, "pi1"))) {
      assertEquals(200, caller.call("POST", "/", new byte[4096], LONG).status());
    }
  }

  private static boolean isEnded(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void noiseIsNoHandshake() throws IOException {
    Random random = new Random(4711);
    try (Server server = server(LONG, LONG)) {
      for (int i = 0; i < 100; i++) {
        byte[] noise = new byte[1 + random.nextInt(3000)];
        random.nextBytes(noise);
        try (Socket socket = plain(server)) {
          socket.getOutputStream().write(noise);
          socket.shutdownOutput();
          socket.getInputStream().readAllBytes();
        } catch (IOException e) {
          // Reset, most likely.
        }
      }
      Raw.eventually("all are gone", () -> server.connections() == 0);
      servesMembersStill(server);
    }
  }

  @Test
  void whoNeverShakesHandsGoes() throws IOException {
    // Long enough for an honest handshake on a busy machine.
    try (Server server = server(Duration.ofSeconds(4), LONG);
        Socket silent = plain(server);
        Socket half = plain(server)) {
      half.getOutputStream().write(new byte[] {0x16, 3, 1, 0x10, 0, 1, 0, 0x0f});
      assertTrue(isEnded(silent));
      assertTrue(isEnded(half));
      Raw.eventually("both are gone", () -> server.connections() == 0);
      servesMembersStill(server);
    }
  }

  /** It takes the handshake, and then gives a byte whenever nothing came for 20 ms. */
  @Test
  void aByteNowAndThenDoesNotHoldAConnection() throws IOException {
    try (Server server = server(LONG, SHORT);
        SSLSocket loris = shaken(server, stranger)) {
      loris.setSoTimeout(20);
      int given = 0;
      loris.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(US_ASCII));
      while (!isEnded(loris) && given < 2_000 && gives(loris)) {
        given++;
      }
      assertTrue(given < 1_000, given + " bytes");
      Raw.eventually("it is gone", () -> server.connections() == 0);
      servesMembersStill(server);
    }
  }

  private static boolean gives(Socket socket) {
    try {
      socket.getOutputStream().write('a');
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static SSLSocket shaken(Server server, Tls tls) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            tls.forOneConnection()
                .getSocketFactory()
                .createSocket(server.address().getAddress(), server.address().getPort());
    socket.startHandshake();
    return socket;
  }

  @Test
  void anAddressHasItsShareAndNoMore() throws IOException {
    List<Socket> crowd = new ArrayList<>();
    try (Server server = server(LONG, LONG)) {
      for (int i = 0; i < 6; i++) {
        crowd.add(plain(server));
      }
      Raw.eventually("six are in", () -> server.connections() == 6);
      try (Socket seventh = plain(server)) {
        assertTrue(isEnded(seventh));
      }
      for (Socket socket : crowd) {
        socket.close();
      }
      Raw.eventually("all are gone", () -> server.connections() == 0);
      servesMembersStill(server);
    }
  }

  /** Whoever has proven to be a member stays; of the strangers the first of the busiest goes. */
  @Test
  void aCrowdMakesWayForWhoComesFromElsewhere() throws IOException {
    List<Socket> crowd = new ArrayList<>();
    try (Server server = server(LONG, LONG);
        Caller early =
            Caller.tls(server.address(), () -> manager, new Expected.Member(Role.AGENT, "pi1"))) {
      assertEquals(200, early.call("POST", "/", new byte[1], LONG).status());
      for (int i = 0; i < 12; i++) {
        crowd.add(plain(server, InetAddress.getByName("127.0.0." + (7 + i % 2))));
      }
      assertTrue(isEnded(crowd.get(0)), "the twelfth takes it from the busier address");
      Raw.eventually("twelve are in", () -> server.connections() == 12);
      servesMembersStill(server);
      assertTrue(isEnded(crowd.get(1)), "a member takes it from the one that is busier now");
      assertEquals(200, early.call("POST", "/", new byte[1], LONG).status());
      for (Socket socket : crowd) {
        socket.close();
      }
    }
  }

  @Test
  void strangersMaySayLess() throws IOException {
    try (Server server = server(LONG, LONG);
        Caller caller = Caller.tls(server.address(), () -> stranger, new Expected.AnyKey())) {
      assertEquals(200, caller.call("POST", "/", new byte[1024], LONG).status());
      assertEquals(413, caller.call("POST", "/", new byte[1025], LONG).status());
      servesMembersStill(server);
    }
  }

  @Test
  void aServerThatNeverAnswersCostsTheLimit() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, ANY.getAddress())) {
      InetSocketAddress address = new InetSocketAddress(ANY.getAddress(), silent.getLocalPort());
      try (Caller caller = Caller.tls(address, () -> manager, new Expected.AnyKey())) {
        long start = System.nanoTime();
        NotSent late = assertThrows(NotSent.class, () -> caller.get("/", SHORT));
        assertTrue(late.toString().contains("within 400 ms"), late.toString());
        assertTrue(System.nanoTime() - start >= SHORT.toNanos());
      }
    }
  }

  @Test
  void anOlderTlsIsNotSpoken() throws Exception {
    javax.net.ssl.SSLContext old = javax.net.ssl.SSLContext.getInstance("TLSv1.2");
    old.init(null, new javax.net.ssl.TrustManager[] {new Gullible()}, null);
    try (Server server = server(LONG, LONG);
        SSLSocket socket =
            (SSLSocket)
                old.getSocketFactory()
                    .createSocket(server.address().getAddress(), server.address().getPort())) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      assertThrows(IOException.class, socket::startHandshake);
      servesMembersStill(server);
    }
  }
}
