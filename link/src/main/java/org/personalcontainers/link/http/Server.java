package org.personalcontainers.link.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.personalcontainers.link.identity.Tls;

/**
 * Serves HTTP/1.1 to whoever connects, a virtual thread for each connection, and never holds more
 * than its bounds say. It tells every handler who asks; to decide what they may is the handler's.
 */
public final class Server implements AutoCloseable {
  private static final Duration OUT_OF_FILES = Duration.ofMillis(100);

  /** Longer than whoever waits for connections needs to notice that there will be none. */
  private static final Duration LEAVES = Duration.ofSeconds(5);

  private static final int BACKLOG = 64;

  private final ServerSocketChannel channel;
  private final Optional<SocketFile> file;

  private final Bounds bounds;
  private final Duplex.Opening opening;
  private final Handler handler;
  private final Seats seats;
  private final Room room;
  private final Audience audience = new Audience();
  private final Thread acceptor;

  private Server(
      ServerSocketChannel channel,
      Optional<SocketFile> file,
      Bounds bounds,
      Duplex.Opening opening,
      Handler handler) {
    this.channel = channel;
    this.file = file;
    this.bounds = bounds;
    this.opening = opening;
    this.handler = handler;
    this.seats =
        new Seats(
            bounds.connections(),
            file.isPresent() ? bounds.connections() : bounds.connectionsPerAddress());
    this.room = new Room(bounds.bodyBytesInAll());
    this.acceptor = Thread.ofVirtual().name("link-acceptor").unstarted(this::accept);
  }

  /**
   * Takes the place of a socket that nobody listens at any more; refuses where somebody does. The
   * permissions only say who may connect: who it is stands in every request.
   */
  public static Server unix(
      Path socket, Set<PosixFilePermission> permissions, Bounds bounds, Handler handler)
      throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      SocketFile file = SocketFile.bind(channel, socket, permissions, BACKLOG);
      return started(new Server(channel, Optional.of(file), bounds, PlainDuplex::open, handler));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * TLS 1.3 with both ends' certificates wanted, none required: the handler sees who it is.
   *
   * @param tls asked for each connection, so that the server's identity may change while it runs
   */
  public static Server tls(
      InetSocketAddress address, Supplier<Tls> tls, Bounds bounds, Handler handler)
      throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.bind(address, BACKLOG);
      Duplex.Opening opening = client -> TlsDuplex.accept(client, tls.get());
      return started(new Server(channel, Optional.empty(), bounds, opening, handler));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Without TLS: for what everybody may know. */
  public static Server plain(InetSocketAddress address, Bounds bounds, Handler handler)
      throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.bind(address, BACKLOG);
      return started(
          new Server(channel, Optional.empty(), bounds, PlainDuplex::ofAnybody, handler));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static Server started(Server server) {
    server.acceptor.start();
    return server;
  }

  /** Where it listens, with the port that was found if it was to be any. */
  public InetSocketAddress address() {
    try {
      if (channel.getLocalAddress() instanceof InetSocketAddress address) {
        return address;
      }
    } catch (IOException e) {
      throw new IllegalStateException("the server is closed", e);
    }
    throw new IllegalStateException("a Unix socket has no address of the network");
  }

  /** How many connections are open. */
  public int connections() {
    return seats.taken();
  }

  private void accept() {
    while (channel.isOpen()) {
      try {
        admit(channel.accept());
      } catch (IOException e) {
        rest();
      }
    }
  }

  /** No files are left, most likely, and some connection will end; or we are closed. */
  private void rest() {
    if (channel.isOpen()) {
      LockSupport.parkNanos(OUT_OF_FILES.toNanos());
    }
  }

  private void admit(SocketChannel client) throws IOException {
    String address = origin(client.getRemoteAddress());
    Optional<Seats.Seat> seat = seat(address);
    if (seat.isEmpty()) {
      client.close();
      return;
    }
    Connection connection = new Connection(client, opening, bounds, room, handler);
    Thread thread = Thread.ofVirtual().name("link").unstarted(() -> run(connection, seat.get()));
    Audience.Guest guest = audience.add(address, connection, thread);
    thread.start();
    if (!channel.isOpen()) {
      guest.cut();
    }
  }

  /** Where all are taken, a stranger makes way. */
  private Optional<Seats.Seat> seat(String address) {
    if (seats.areTaken()) {
      audience.makeWayFor(address);
    }
    return seats.take(address);
  }

  private void run(Connection connection, Seats.Seat seat) {
    try (seat) {
      connection.run();
    } finally {
      audience.remove(connection);
    }
  }

  private static String origin(SocketAddress address) {
    return address instanceof InetSocketAddress internet
        ? internet.getAddress().getHostAddress()
        : "";
  }

  /** No more connections; those that are open are cut, and their handlers interrupted. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
      awaitAcceptor();
    } finally {
      audience.cut();
      if (file.isPresent()) {
        file.get().remove();
      }
    }
  }

  /** For as long as somebody waits for a connection, the kernel takes some. */
  private void awaitAcceptor() {
    LockSupport.unpark(acceptor);
    try {
      acceptor.join(LEAVES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
