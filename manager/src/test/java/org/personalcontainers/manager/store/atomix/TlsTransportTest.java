package org.personalcontainers.manager.store.atomix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.personalcontainers.manager.store.Eventually.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.gate.Gate;
import org.personalcontainers.link.identity.Authority;
import org.personalcontainers.link.identity.Identity;
import org.personalcontainers.link.identity.Role;
import org.personalcontainers.link.identity.Tls;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Write;

/** Managers of one cluster understand each other over real sockets; nobody else gets in. */
class TlsTransportTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final TlsTransport.Bounds FEW =
      new TlsTransport.Bounds(
          4, new Gate.Bounds(4, 4, Duration.ofMillis(700)), Duration.ofSeconds(5));

  private final Authority authority = Authority.found(new ClusterId("0123456789abcdef"));
  private final List<AutoCloseable> opened = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened.reversed()) {
      each.close();
    }
  }

  private Identity identity(Authority by, Role role, String name) {
    Identity stranger = Identity.stranger(name);
    return stranger.admitted(
        by.issue(stranger.publicKey(), role, name, Authority.FOR_EVER), by.certificate());
  }

  private TlsTransport transport(Identity identity) {
    return transport(identity, TlsTransport.Bounds.USUAL);
  }

  private TlsTransport transport(Identity identity, TlsTransport.Bounds bounds) {
    Tls tls = Tls.of(identity);
    try {
      TlsTransport transport =
          TlsTransport.open(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), () -> tls, bounds);
      opened.add(transport);
      return transport;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MemberId id(Identity identity, String name) {
    return new MemberId(new NodeName(name), identity.fingerprint().shortened());
  }

  private static MemberAddress address(TlsTransport transport) {
    return new MemberAddress(transport.address().getHostString(), transport.address().getPort());
  }

  private static String ask(Transport from, MemberId to, TlsTransport at, String question) {
    from.know(Map.of(to, address(at)));
    byte[] answer = from.ask(to, "g/echo", question.getBytes(StandardCharsets.UTF_8), LIMIT).join();
    return new String(answer, StandardCharsets.UTF_8);
  }

  private TlsTransport echo(Identity identity, TlsTransport.Bounds bounds) {
    TlsTransport transport = transport(identity, bounds);
    transport.serve((subject, question) -> CompletableFuture.completedFuture(question));
    return transport;
  }

  @Test
  void carriesQuestionsAndAnswers() {
    Identity there = identity(authority, Role.MANAGER, "pi1");
    TlsTransport echo = echo(there, TlsTransport.Bounds.USUAL);
    TlsTransport here = transport(identity(authority, Role.MANAGER, "pi2"));
    assertEquals("hello", ask(here, id(there, "pi1"), echo, "hello"));
    assertEquals("x".repeat(900_000), ask(here, id(there, "pi1"), echo, "x".repeat(900_000)));
    echo.serve((subject, question) -> CompletableFuture.failedFuture(new IOException("not today")));
    assertThrows(CompletionException.class, () -> ask(here, id(there, "pi1"), echo, "hello"));
  }

  /** A message that can't be read breaks whoever reads it, and not the connection. */
  @Test
  void aServiceThatBreaksIsToldAndTheConnectionGoesOn() {
    Identity there = identity(authority, Role.MANAGER, "pi1");
    TlsTransport echo = echo(there, TlsTransport.Bounds.USUAL);
    AtomicInteger asked = new AtomicInteger();
    echo.serve(
        (subject, question) -> {
          if (asked.getAndIncrement() == 0) {
            throw new IllegalStateException("that can't be read");
          }
          return CompletableFuture.completedFuture(question);
        });
    TlsTransport here = transport(identity(authority, Role.MANAGER, "pi2"));
    CompletionException broken =
        assertThrows(CompletionException.class, () -> ask(here, id(there, "pi1"), echo, "broken"));
    assertTrue(broken.toString().contains("that can't be read"), broken.toString());
    assertEquals("hello", ask(here, id(there, "pi1"), echo, "hello"));
  }

  @Test
  void callsAgainWhenAConnectionEnded() {
    Identity there = identity(authority, Role.MANAGER, "pi1");
    TlsTransport first = echo(there, TlsTransport.Bounds.USUAL);
    TlsTransport here = transport(identity(authority, Role.MANAGER, "pi2"));
    assertEquals("hello", ask(here, id(there, "pi1"), first, "hello"));
    first.close();
    TlsTransport second = echo(there, TlsTransport.Bounds.USUAL);
    assertEquals("again", ask(here, id(there, "pi1"), second, "again"));
  }

  @Test
  void letsNobodyInButManagersOfTheCluster() {
    Identity there = identity(authority, Role.MANAGER, "pi1");
    TlsTransport echo = echo(there, TlsTransport.Bounds.USUAL);
    Authority other = Authority.found(new ClusterId("fedcba9876543210"));
    for (Identity outsider :
        List.of(
            identity(authority, Role.AGENT, "pi2"),
            identity(authority, Role.PERSON, "anna"),
            identity(other, Role.MANAGER, "pi2"),
            Identity.stranger("pi2"))) {
      TlsTransport here = transport(outsider);
      assertThrows(
          CompletionException.class,
          () -> ask(here, id(there, "pi1"), echo, "hello"),
          outsider.toString());
    }
  }

  /** An address may have passed to another: it is not taken for the one that is meant. */
  @Test
  void talksOnlyToWhomItMeans() {
    Identity there = identity(authority, Role.MANAGER, "pi1");
    Identity before = identity(authority, Role.MANAGER, "pi1");
    TlsTransport echo = echo(there, TlsTransport.Bounds.USUAL);
    TlsTransport here = transport(identity(authority, Role.MANAGER, "pi2"));
    assertThrows(
        CompletionException.class, () -> ask(here, id(before, "pi1"), echo, "another key"));
    assertThrows(
        CompletionException.class, () -> ask(here, id(there, "pi3"), echo, "another name"));
    assertEquals("hello", ask(here, id(there, "pi1"), echo, "hello"));
  }

  @Test
  void keepsItsSeatsFreeOfTheSilentAndTheNoisy() throws IOException {
    Identity there = identity(authority, Role.MANAGER, "pi1");
    TlsTransport echo = echo(there, FEW);
    List<Socket> silent = new ArrayList<>();
    for (int i = 0; i < 2 * FEW.connections(); i++) {
      Socket socket = new Socket(echo.address().getAddress(), echo.address().getPort());
      opened.add(socket);
      silent.add(socket);
    }
    Socket noisy = new Socket(echo.address().getAddress(), echo.address().getPort());
    opened.add(noisy);
    noisy.getOutputStream().write(new byte[100]);
    for (Socket socket : silent) {
      eventually("a silent one is sent away", () -> Farewell.isHeardOn(socket));
    }
    TlsTransport here = transport(identity(authority, Role.MANAGER, "pi2"));
    eventually(
        "a manager finds a seat",
        () -> {
          try {
            return ask(here, id(there, "pi1"), echo, "hello").equals("hello");
          } catch (CompletionException e) {
            return false;
          }
        });
  }

  /** As a machine that was stopped: it takes connections, and what is sent to it lies there. */
  @Test
  void whoReadsNothingHoldsNobodyUp() throws Exception {
    Identity there = identity(authority, Role.MANAGER, "pi1");
    SSLServerSocket door =
        (SSLServerSocket)
            Tls.of(there)
                .context(Set.of(Role.MANAGER))
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    opened.add(door);
    door.setNeedClientAuth(true);
    Thread.ofVirtual().start(() -> shakeHands(door));
    TlsTransport here = transport(identity(authority, Role.MANAGER, "pi2"));
    MemberId frozen = id(there, "pi1");
    here.know(Map.of(frozen, new MemberAddress("127.0.0.1", door.getLocalPort())));
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          List<CompletableFuture<byte[]>> asked = new ArrayList<>();
          for (int i = 0; i < 40; i++) {
            asked.add(here.ask(frozen, "g/append", new byte[Frame.MOST_BYTES], LIMIT));
          }
          assertThrows(CompletionException.class, () -> asked.getFirst().join());
        });
  }

  private void shakeHands(SSLServerSocket door) {
    try {
      while (true) {
        SSLSocket guest = (SSLSocket) door.accept();
        opened.add(guest);
        guest.startHandshake();
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  @Test
  void setsNothingAsideForAFrameThatIsTooLarge() {
    byte[] head = {127, 0, 0, 0, 'Q', 0, 0, 0, 0, 0, 0, 0, 1, 0, 0};
    assertThrows(
        IOException.class,
        () -> Frame.read(new java.io.DataInputStream(new java.io.ByteArrayInputStream(head))));
    assertArrayEquals(
        new byte[0], new Frame(Frame.Kind.ANSWER, 1, "x".repeat(999), new byte[0]).body());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Frame(Frame.Kind.ANSWER, 1, "", new byte[Frame.MOST_BYTES + 1]));
  }

  @Test
  void carriesAGroup(@TempDir Path directory) throws IOException {
    Identity one = identity(authority, Role.MANAGER, "pi1");
    Identity two = identity(authority, Role.MANAGER, "pi2");
    TlsTransport first = transport(one);
    TlsTransport second = transport(two);
    AtomixStore leader =
        AtomixStore.found(
            settings(directory, id(one, "pi1"), first), "g1", first, (what, cause) -> {});
    opened.add(leader);
    eventually("it leads", () -> TestGroup.leads(leader));
    TreeMap<MemberId, MemberAddress> known = new TreeMap<>();
    known.put(id(one, "pi1"), address(first));
    AtomixStore follower =
        AtomixStore.join(
            settings(directory, id(two, "pi2"), second), "g1", known, second, (what, cause) -> {});
    opened.add(follower);
    eventually(
        "it joins", () -> leader.add(id(two, "pi2"), address(second)) instanceof Outcome.Committed);
    DocumentName name = new DocumentName("cluster");
    assertInstanceOf(
        Outcome.Committed.class,
        leader.commit(leader.standing().term(), List.of(new Write.Put(name, 0, Content.of("{}")))));
    eventually("the other has it", () -> follower.get(name).isPresent());
  }

  private static Settings settings(Path directory, MemberId self, TlsTransport transport) {
    return new Settings(
        self,
        address(transport),
        directory.resolve(self.toString()),
        TestGroup.QUICK,
        TestGroup.SMALL);
  }
}
