package org.personalcontainers.manager.store.atomix;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.personalcontainers.link.gate.Deadline;
import org.personalcontainers.link.gate.Gate;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.identity.Role;
import org.personalcontainers.link.identity.Tls;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;

/**
 * Between machines: TCP with TLS 1.3, certificates on both sides, and managers of our cluster
 * alone. Who calls a member gets that member or nobody.
 */
public final class TlsTransport implements Transport {
  /**
   * Bounds of time and number.
   *
   * @param connections from other members, in all
   * @param gate for those who have yet to prove that they are members
   * @param silence after which a connection is given up; a leader gives signs much more often
   */
  public record Bounds(int connections, Gate.Bounds gate, Duration silence) {
    public static final Bounds USUAL = new Bounds(32, Gate.Bounds.USUAL, Duration.ofSeconds(10));
  }

  private static final int BACKLOG = 16;
  private static final Service NOT_YET =
      (subject, question) ->
          CompletableFuture.failedFuture(new IOException("the store does not run yet"));

  /** A conversation with a member, or the attempt at one. */
  private record Line(MemberAddress address, CompletableFuture<Conversation> conversation) {
    boolean leadsTo(MemberAddress wanted) {
      boolean dead =
          conversation.isDone()
              && (conversation.isCompletedExceptionally() || conversation.join().isClosed());
      return address.equals(wanted) && !dead;
    }
  }

  private final ServerSocket door;
  private final Gate gate;
  private final Supplier<Tls> tls;
  private final Bounds bounds;
  private final Semaphore seats;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<MemberId, Line> lines = new ConcurrentHashMap<>();
  private final Set<Socket> guests = ConcurrentHashMap.newKeySet();
  private volatile Service service = NOT_YET;
  private volatile Map<MemberId, MemberAddress> known = Map.of();

  private TlsTransport(ServerSocket door, Supplier<Tls> tls, Bounds bounds) {
    this.door = door;
    this.tls = tls;
    this.bounds = bounds;
    this.seats = new Semaphore(bounds.connections());
    this.gate = Gate.before(door::accept, () -> managersOnly(tls.get()), bounds.gate());
  }

  /**
   * Listens from now on.
   *
   * @param tls asked anew for each connection: an identity may change
   */
  public static TlsTransport open(InetSocketAddress address, Supplier<Tls> tls, Bounds bounds)
      throws IOException {
    ServerSocket door = new ServerSocket();
    door.setReuseAddress(true);
    try {
      door.bind(address, BACKLOG);
    } catch (IOException e) {
      door.close();
      throw new IOException("nobody can listen at " + address + ": " + e.getMessage(), e);
    }
    TlsTransport transport = new TlsTransport(door, tls, bounds);
    Thread.ofPlatform().daemon().name("store-door").start(transport::receive);
    return transport;
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) door.getLocalSocketAddress();
  }

  @Override
  public void serve(Service newService) {
    service = newService;
  }

  /** By whoever serves now, not by whoever did when the connection began. */
  private CompletableFuture<byte[]> answer(String subject, byte[] question) {
    return service.answer(subject, question);
  }

  @Override
  public void know(Map<MemberId, MemberAddress> addresses) {
    boolean somebodyLeft = !addresses.keySet().containsAll(known.keySet());
    known = Map.copyOf(addresses);
    if (somebodyLeft) {
      guests.forEach(TlsTransport::close);
    }
  }

  private static SSLContext managersOnly(Tls tls) {
    return tls.context(Set.of(Role.MANAGER));
  }

  private void receive() {
    while (!door.isClosed()) {
      try {
        SSLSocket guest = gate.next();
        if (seats.tryAcquire()) {
          threads.execute(() -> welcome(guest));
        } else {
          close(guest);
        }
      } catch (IOException e) {
        // The gate is closed, and the door with it.
      }
    }
  }

  private void welcome(SSLSocket guest) {
    guests.add(guest);
    try (guest) {
      Conversation conversation = new Conversation(bounded(guest), this::answer);
      conversation.start();
      conversation.awaitEnd();
    } catch (IOException e) {
      // Whoever it was is told nothing.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      guests.remove(guest);
      seats.release();
    }
  }

  /** Closing must not wait for a good-bye that a frozen machine never reads. */
  private SSLSocket bounded(SSLSocket socket) throws IOException {
    socket.setSoTimeout((int) bounds.silence().toMillis());
    socket.setSoLinger(true, 0);
    return socket;
  }

  @Override
  public CompletableFuture<byte[]> ask(
      MemberId to, String subject, byte[] question, Duration limit) {
    MemberAddress address = known.get(to);
    if (address == null || door.isClosed()) {
      return CompletableFuture.failedFuture(new IOException(to + " lives nowhere"));
    }
    return lines
        .compute(
            to,
            (member, line) ->
                line != null && line.leadsTo(address) ? line : call(member, address, line))
        .conversation()
        .thenCompose(conversation -> conversation.ask(subject, question))
        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Line call(MemberId member, MemberAddress address, @Nullable Line before) {
    if (before != null) {
      CompletableFuture<?> ignored = before.conversation().thenAccept(Conversation::close);
    }
    return new Line(
        address, CompletableFuture.supplyAsync(() -> connected(member, address), threads));
  }

  private Conversation connected(MemberId member, MemberAddress address) {
    Socket socket = new Socket();
    try {
      socket.connect(
          new InetSocketAddress(address.host(), address.port()), (int) handshake().toMillis());
      Conversation conversation = new Conversation(shaken(socket, member), this::answer);
      conversation.start();
      return conversation;
    } catch (IOException | RuntimeException e) {
      close(socket);
      throw new IllegalStateException(
          "%s does not answer at %s: %s".formatted(member, address, e.getMessage()), e);
    }
  }

  private Duration handshake() {
    return bounds.gate().handshake();
  }

  /** Within its deadline, however slowly the other speaks. */
  private SSLSocket shaken(Socket socket, MemberId expected) throws IOException {
    Tls own = tls.get();
    try (Deadline _ = Deadline.on(socket, handshake())) {
      socket.setTcpNoDelay(true);
      SSLSocketFactory factory = managersOnly(own).getSocketFactory();
      SSLSocket secured =
          (SSLSocket)
              factory.createSocket(
                  socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
      secured.setEnabledProtocols(new String[] {"TLSv1.3"});
      secured.startHandshake();
      check(own.peer(secured.getSession()), expected);
      return bounded(secured);
    }
  }

  private static void check(Peer peer, MemberId expected) throws IOException {
    if (!(peer instanceof Peer.Certified member) || member.role() != Role.MANAGER) {
      throw new IOException("it is no manager of this cluster");
    }
    if (!is(expected, member)) {
      throw new IOException("there is " + member.name() + ", not " + expected);
    }
  }

  private static boolean is(MemberId expected, Peer.Certified found) {
    return expected.node().value().equals(found.name())
        && found.fingerprint().value().startsWith(expected.fingerprint());
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use any more.
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      // Nobody comes in any more.
    }
    gate.close();
    guests.forEach(TlsTransport::close);
    for (Line line : lines.values()) {
      CompletableFuture<?> ignored = line.conversation().thenAccept(Conversation::close);
    }
    threads.shutdown();
  }
}
