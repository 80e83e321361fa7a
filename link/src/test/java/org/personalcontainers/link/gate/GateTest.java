package org.personalcontainers.link.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.link.identity.Authority;
import org.personalcontainers.link.identity.Identity;
import org.personalcontainers.link.identity.Role;
import org.personalcontainers.link.identity.Tls;

/** Whoever stands before the gate: members get through, whatever all others do. */
@Timeout(120)
class GateTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final int MANY = 40;

  private final Authority authority = Authority.found(new ClusterId("c-1"));
  private final SSLContext manager = context(authority, Role.MANAGER, "pi1");
  private final List<Socket> crowd = new CopyOnWriteArrayList<>();
  private ServerSocket door;

  private static SSLContext context(Authority by, Role role, String name) {
    Identity stranger = Identity.stranger(name);
    Identity member =
        stranger.admitted(
            by.issue(stranger.publicKey(), role, name, Authority.FOR_EVER), by.certificate());
    return Tls.of(member).context(Set.of(Role.MANAGER));
  }

  @BeforeEach
  void open() throws IOException {
    door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    door.close();
    for (Socket each : crowd) {
      each.close();
    }
  }

  private Gate gate(Gate.Bounds bounds) {
    return Gate.before(door::accept, () -> manager, bounds);
  }

  private Socket plain(String from) throws IOException {
    Socket socket =
        new Socket(door.getInetAddress(), door.getLocalPort(), InetAddress.getByName(from), 0);
    crowd.add(socket);
    return socket;
  }

  private SSLSocket shaken(SSLContext tls, String from) throws IOException {
    Socket plain = plain(from);
    SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket(plain, "pi1", plain.getPort(), true);
    socket.setEnabledProtocols(new String[] {"TLSv1.3"});
    socket.startHandshake();
    return socket;
  }

  /** The next that comes through is this one. */
  private void passes(Gate gate, String from) throws IOException {
    Thread.ofVirtual().start(() -> speak(from));
    try (SSLSocket through = gate.next()) {
      assertEquals('m', through.getInputStream().read());
    }
  }

  /** Again and again: on a busy machine an honest handshake may take too long as well. */
  private void speak(String from) {
    eventually(
        "a member gets through",
        () -> {
          try {
            shaken(manager, from).getOutputStream().write('m');
            return true;
          } catch (IOException e) {
            return false;
          }
        });
  }

  private static boolean isSentAway(Socket socket) {
    try {
      socket.setSoTimeout(1);
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static void eventually(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, what);
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void whoSaysNothingKeepsNobodyWaiting() throws IOException {
    try (Gate gate = gate(new Gate.Bounds(8, 8, LONG))) {
      for (int i = 0; i < MANY; i++) {
        plain("127.0.0." + (10 + i)).getOutputStream().write(new byte[] {0x16, 3, 1, 2});
      }
      passes(gate, "127.0.0.2");
      eventually(
          "all but eight are sent away",
          () -> crowd.stream().filter(GateTest::isSentAway).count() >= MANY - 8);
    }
  }

  @Test
  void anAddressHasItsShareAndNoMore() throws IOException {
    try (Gate gate = gate(new Gate.Bounds(8, 3, LONG))) {
      for (int i = 0; i < 3; i++) {
        plain("127.0.0.9");
      }
      Socket fourth = plain("127.0.0.9");
      eventually("it is sent away", () -> isSentAway(fourth));
      assertFalse(isSentAway(crowd.getFirst()));
      passes(gate, "127.0.0.2");
    }
  }

  /** Four fill it; whoever comes from elsewhere stays, however often these come again. */
  @Test
  void whoComesAgainAndAgainPushesOutOnlyItsLike() throws IOException {
    try (Gate gate = gate(new Gate.Bounds(8, 3, LONG))) {
      Socket alone = plain("127.0.0.9");
      for (int i = 0; i < MANY; i++) {
        plain("127.0.0." + (10 + i % 4));
      }
      eventually(
          "all but eight are sent away",
          () -> crowd.stream().filter(GateTest::isSentAway).count() >= MANY + 1 - 8);
      assertFalse(isSentAway(alone));
      passes(gate, "127.0.0.2");
    }
  }

  @Test
  void aHandshakeHasItsTime() throws IOException {
    try (Gate gate = gate(new Gate.Bounds(8, 8, SHORT))) {
      Socket loris = plain("127.0.0.9");
      eventually("a byte now and then does not help", () -> isSentAway(loris) || !gives(loris));
      passes(gate, "127.0.0.9");
    }
  }

  private static boolean gives(Socket socket) {
    try {
      socket.getOutputStream().write(0x16);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void onlyWhomTheContextTakesComesThrough() throws IOException {
    Authority other = Authority.found(new ClusterId("c-1"));
    List<SSLContext> outsiders =
        List.of(
            context(authority, Role.AGENT, "pi2"),
            context(authority, Role.PERSON, "anna"),
            context(authority, Role.METRICS, "prometheus"),
            context(other, Role.MANAGER, "pi1"));
    try (Gate gate = gate(Gate.Bounds.USUAL)) {
      for (SSLContext outsider : outsiders) {
        assertThrows(
            IOException.class, () -> shaken(outsider, "127.0.0.9").getInputStream().read());
      }
      passes(gate, "127.0.0.2");
    }
  }

  @Test
  void whenItIsClosedNobodyWaitsBeforeItAndNobodyBehindIt() throws Exception {
    Gate gate = gate(new Gate.Bounds(8, 8, LONG));
    Socket waits = plain("127.0.0.9");
    Thread behind = Thread.ofVirtual().start(() -> assertThrows(SocketException.class, gate::next));
    gate.close();
    behind.join();
    door.close();
    eventually("it is sent away", () -> isSentAway(waits));
    assertThrows(SocketException.class, gate::next);
  }
}
