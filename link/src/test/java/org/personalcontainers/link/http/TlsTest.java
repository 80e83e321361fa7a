package org.personalcontainers.link.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.personalcontainers.link.identity.Exporter;
import org.personalcontainers.link.identity.Identity;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.identity.Role;
import org.personalcontainers.link.identity.TestCluster;
import org.personalcontainers.link.identity.Tls;

/** Who is seen by whom, over real sockets. */
class TlsTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final TestCluster cluster = new TestCluster("c-1");
  private final Tls agent = cluster.tls(Role.AGENT, "pi1");
  private final List<Peer> seen = new CopyOnWriteArrayList<>();

  private Server server(Tls tls) throws IOException {
    return Server.tls(
        ANY,
        () -> tls,
        Bounds.ofDaemon(),
        request -> {
          seen.add(request.peer());
          return Response.json(request.body());
        });
  }

  private Peer seen(Tls client) throws IOException {
    try (Server server = server(agent);
        Caller caller = Caller.tls(server.address(), () -> client, new Expected.AnyKey())) {
      assertEquals(200, caller.get("/", LIMIT).status());
      return seen.getLast();
    }
  }

  @Test
  void membersSeeEachOtherWithRoleAndName() throws IOException {
    Identity manager = cluster.member(Role.MANAGER, "pi2");
    byte[] body = new byte[300_000];
    new Random(2).nextBytes(body);
    try (Server server = server(agent);
        Caller caller =
            Caller.tls(
                server.address(), () -> Tls.of(manager), new Expected.Member(Role.AGENT, "pi1"))) {
      assertArrayEquals(body, caller.call("POST", "/x", body, LIMIT).body());
      assertEquals(new Peer.Certified(Role.MANAGER, "pi2", manager.fingerprint()), seen.getLast());
      Peer.Certified there = assertInstanceOf(Peer.Certified.class, caller.peer(LIMIT));
      assertEquals("pi1", there.name());
      assertEquals(1, server.connections());
    }
  }

  @Test
  void aStrangerHasAKeyAndNothingElse() throws IOException {
    Identity stranger = Identity.stranger("pi9");
    Peer.Stranger peer = assertInstanceOf(Peer.Stranger.class, seen(Tls.of(stranger)));
    assertEquals(stranger.fingerprint(), peer.fingerprint());
    assertEquals(stranger.publicKey(), peer.key());
  }

  @Test
  void membersOfAnotherClusterAreStrangers() throws IOException {
    Tls other = new TestCluster("c-2").tls(Role.MANAGER, "pi2");
    assertInstanceOf(Peer.Stranger.class, seen(other));
  }

  /** Same id, other authority: somebody made it up. */
  @Test
  void anotherAuthorityOfTheSameNameCertifiesNobody() throws IOException {
    Tls impostor = new TestCluster("c-1").tls(Role.MANAGER, "pi2");
    assertInstanceOf(Peer.Stranger.class, seen(impostor));
  }

  @Test
  void anExpiredKeyIsAStrangers() throws IOException {
    Instant end = Instant.parse("2040-05-05T05:05:05Z");
    Identity person = cluster.member(Role.PERSON, "dominik", end);
    InstantSource before = InstantSource.fixed(end.minusSeconds(1));
    InstantSource after = InstantSource.fixed(end.plusSeconds(1));
    Identity server = cluster.member(Role.MANAGER, "pi2");
    assertInstanceOf(Peer.Certified.class, seen(Tls.of(server, before), Tls.of(person)));
    assertInstanceOf(Peer.Stranger.class, seen(Tls.of(server, after), Tls.of(person)));
  }

  private Peer seen(Tls served, Tls client) throws IOException {
    try (Server server = server(served);
        Caller caller = Caller.tls(server.address(), () -> client, new Expected.AnyKey())) {
      caller.get("/", LIMIT);
      return seen.getLast();
    }
  }

  @Test
  void machinesBelongWhateverTheirClocksSay() throws IOException {
    for (String now :
        List.of("1970-01-01T00:00:05Z", "2026-11-21T00:00:00Z", "2199-01-01T00:00:00Z")) {
      Tls server =
          Tls.of(cluster.member(Role.AGENT, "pi1"), InstantSource.fixed(Instant.parse(now)));
      Peer peer = seen(server, cluster.tls(Role.MANAGER, "pi2"));
      assertInstanceOf(Peer.Certified.class, peer, now);
    }
  }

  @Test
  void aServerThatIsNotTheExpectedOneHearsNothing() throws IOException {
    Tls manager = cluster.tls(Role.MANAGER, "pi2");
    List<Expected> wrong =
        List.of(
            new Expected.Member(Role.AGENT, "pi3"),
            new Expected.Member(Role.MANAGER, "pi1"),
            new Expected.AnyOf(Role.MANAGER),
            new Expected.Key(Identity.stranger("x").fingerprint()));
    try (Server server = server(agent)) {
      for (Expected expected : wrong) {
        try (Caller caller = Caller.tls(server.address(), () -> manager, expected)) {
          assertThrows(WrongPeer.class, () -> caller.get("/", LIMIT), expected.toString());
        }
      }
    }
    assertEquals(List.of(), seen);
  }

  @Test
  void aStrangersServerIsNoMember() throws IOException {
    Tls manager = cluster.tls(Role.MANAGER, "pi2");
    try (Server server = server(Tls.of(Identity.stranger("pi1")));
        Caller caller =
            Caller.tls(server.address(), () -> manager, new Expected.Member(Role.AGENT, "pi1"))) {
      assertThrows(WrongPeer.class, () -> caller.get("/", LIMIT));
    }
    assertEquals(List.of(), seen);
  }

  @Test
  void bothEndsExportTheSameAndEachConnectionItsOwn() throws IOException {
    Tls stranger = Tls.of(Identity.stranger("pi9"));
    Exporter first = exported(stranger);
    Exporter second = exported(stranger);
    assertNotEquals(first, second);
    assertEquals(32, first.bytes().length);
  }

  private Exporter exported(Tls client) throws IOException {
    try (Server server = server(agent);
        Caller caller = Caller.tls(server.address(), () -> client, new Expected.AnyKey())) {
      Exporter here = caller.exporter(LIMIT).orElseThrow();
      caller.get("/", LIMIT);
      assertEquals(here, ((Peer.Stranger) seen.getLast()).exporter());
      return here;
    }
  }

  @Test
  void anIdentityThatChangesCountsFromTheNextConnection() throws IOException {
    Identity before = Identity.stranger("pi1");
    AtomicReference<Tls> current = new AtomicReference<>(Tls.of(before));
    Identity after =
        before.admitted(
            cluster
                .authority()
                .issue(
                    before.publicKey(), Role.AGENT, "pi1", Instant.parse("9999-12-31T23:59:59Z")),
            cluster.authority().certificate());
    Tls manager = cluster.tls(Role.MANAGER, "pi2");
    try (Server server =
        Server.tls(ANY, current::get, Bounds.ofDaemon(), r -> Response.nothing())) {
      Expected member = new Expected.Member(Role.AGENT, "pi1");
      try (Caller caller = Caller.tls(server.address(), () -> manager, member)) {
        assertThrows(WrongPeer.class, () -> caller.get("/", LIMIT));
        current.set(Tls.of(after));
        assertEquals(204, caller.get("/", LIMIT).status());
      }
    }
  }

  @Test
  void nobodyWithoutACertificateIsAnybody() throws Exception {
    try (Server server = server(agent);
        SSLSocket socket = raw(server, without())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
      assertEquals('H', socket.getInputStream().read());
      assertEquals(new Peer.Anonymous(), seen.getLast());
    }
  }

  /** A client that would like to resume has to shake hands in full each time. */
  @Test
  void nothingIsResumed() throws Exception {
    Gullible judge = new Gullible();
    SSLContext kept = SSLContext.getInstance("TLSv1.3");
    kept.init(null, new TrustManager[] {judge}, null);
    try (Server server = server(agent)) {
      for (int count = 1; count <= 3; count++) {
        try (SSLSocket socket = raw(server, kept)) {
          socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
          assertEquals('H', socket.getInputStream().read());
          assertEquals(count, judge.asked());
        }
      }
    }
  }

  private static SSLSocket raw(Server server, SSLContext context) throws IOException {
    InetSocketAddress address = server.address();
    SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(address.getAddress(), address.getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static SSLContext without() throws Exception {
    SSLContext trusting = SSLContext.getInstance("TLSv1.3");
    trusting.init(null, new TrustManager[] {new Gullible()}, null);
    return trusting;
  }

  /** The transports of others use a context of ours; it lets in whom it names, and nobody else. */
  @Test
  void aContextForOthersLetsInItsRolesOnly() throws Exception {
    SSLContext managers = cluster.tls(Role.MANAGER, "pi1").context(java.util.Set.of(Role.MANAGER));
    assertTrue(isLetIn(managers, cluster.tls(Role.MANAGER, "pi2")));
    assertFalse(isLetIn(managers, cluster.tls(Role.AGENT, "pi2")));
    assertFalse(isLetIn(managers, new TestCluster("c-1").tls(Role.MANAGER, "pi2")));
    assertFalse(isLetIn(managers, Tls.of(Identity.stranger("pi2"))));
  }

  private static boolean isLetIn(SSLContext served, Tls client) throws Exception {
    try (javax.net.ssl.SSLServerSocket listening =
        (javax.net.ssl.SSLServerSocket)
            served.getServerSocketFactory().createServerSocket(0, 1, ANY.getAddress())) {
      listening.setNeedClientAuth(true);
      Thread echo =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (java.net.Socket one = listening.accept()) {
                      one.getOutputStream().write(one.getInputStream().read());
                    } catch (IOException e) {
                      // The client sees it too.
                    }
                  });
      SSLContext context = client.forOneConnection();
      try (java.net.Socket socket =
          context.getSocketFactory().createSocket(ANY.getAddress(), listening.getLocalPort())) {
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(7);
        return socket.getInputStream().read() == 7;
      } catch (IOException e) {
        return false;
      } finally {
        echo.join();
      }
    }
  }
}
