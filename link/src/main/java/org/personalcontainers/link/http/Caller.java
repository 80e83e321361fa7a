package org.personalcontainers.link.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.personalcontainers.link.identity.Exporter;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.identity.Tls;

/**
 * One server, as its callers see it: one kept connection, one call after the other, a new
 * connection where the old one ended. Safe for use by many threads; who waits for the others' calls
 * spends its own limit.
 */
public final class Caller implements AutoCloseable {
  /** What an answer may have: a daemon's list of all that it knows fits in. */
  private static final int MOST_BYTES = 16 << 20;

  private final Route route;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile Optional<Line> kept = Optional.empty();
  private volatile boolean closed;

  private Caller(Route route) {
    this.route = route;
  }

  /** Connects when it is first called. */
  public static Caller unix(Path socket) {
    return new Caller(
        new Route(
            UnixDomainSocketAddress.of(socket), socket.toString(), "localhost", PlainDuplex::open));
  }

  /**
   * Connects when it is first called, and sends nothing to whom it does not expect.
   *
   * @param tls asked for each new connection, so that the caller's identity may change
   */
  public static Caller tls(InetSocketAddress address, Supplier<Tls> tls, Expected expected) {
    String place = address.getHostString() + ":" + address.getPort();
    return new Caller(
        new Route(address, place, place, channel -> expected(channel, address, tls, expected)));
  }

  private static Duplex expected(
      SocketChannel channel, InetSocketAddress address, Supplier<Tls> tls, Expected expected)
      throws IOException {
    Duplex duplex = TlsDuplex.connect(channel, address, tls.get());
    if (!expected.isMet(duplex.peer())) {
      throw new WrongPeer(
          "at %s:%d there should be %s, but there is %s"
              .formatted(
                  address.getHostString(),
                  address.getPort(),
                  expected.words(),
                  duplex.peer().words()));
    }
    return duplex;
  }

  /**
   * Blocks until the whole answer is here, and never longer than the limit.
   *
   * @param path as it goes over the wire; {@link Target} makes one
   * @throws NotSent where nothing left: it may be sent again
   * @throws NoAnswer where something left and no whole answer came: nobody knows what it did
   */
  public Answer call(String method, String path, byte[] body, Duration limit) throws IOException {
    return call(method, path, Map.of(), body, limit);
  }

  /** With headers of one's own; Host and Content-Length are not among them. */
  public Answer call(
      String method, String path, Map<String, String> headers, byte[] body, Duration limit)
      throws IOException {
    byte[] message = new Message(method, path, headers, body.length).bytes(route.host());
    long end = System.nanoTime() + limit.toNanos();
    await(limit);
    try {
      return exchange(message, body, end, limit);
    } finally {
      turn.unlock();
    }
  }

  public Answer get(String path, Duration limit) throws IOException {
    return call("GET", path, new byte[0], limit);
  }

  private void await(Duration limit) throws NotSent {
    try {
      if (!turn.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new NotSent("other calls to " + route.place() + " took all of " + words(limit));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotSent("interrupted before anything was sent to " + route.place(), e);
    }
  }

  static String words(Duration limit) {
    return limit.toMillis() + " ms";
  }

  private Answer exchange(byte[] head, byte[] body, long end, Duration limit) throws IOException {
    Line line = line(end, limit);
    try {
      return exchange(line, head, body, end, limit);
    } catch (NotSent e) {
      // A kept connection may end at the very moment when it is used again.
      drop();
      return exchange(line(end, limit), head, body, end, limit);
    }
  }

  private Answer exchange(Line line, byte[] head, byte[] body, long end, Duration limit)
      throws IOException {
    try {
      AnswerReader.Received received = line.exchange(head, body, end, MOST_BYTES);
      if (!received.keepsOpen()) {
        drop();
      }
      return received.answer();
    } catch (NotSent e) {
      throw e;
    } catch (Late e) {
      drop();
      throw new NoAnswer("no answer from " + route.place() + " within " + words(limit), e);
    } catch (IOException e) {
      drop();
      throw new NoAnswer("no answer from " + route.place() + ": " + e.getMessage(), e);
    }
  }

  private void drop() {
    kept.ifPresent(Line::close);
    kept = Optional.empty();
  }

  private Line line(long end, Duration limit) throws NotSent {
    Optional<Line> fresh = kept.filter(Line::isFresh);
    if (fresh.isPresent()) {
      return fresh.get();
    }
    drop();
    Line line = route.open(end, limit);
    kept = Optional.of(line);
    if (closed) {
      drop();
      throw new NotSent("the connection to " + route.place() + " was given up");
    }
    return line;
  }

  /** Connects, unless it is connected, and tells who is there; nothing is sent. */
  public Peer peer(Duration limit) throws IOException {
    return connected(limit).peer();
  }

  /** The exporter value of the kept connection, which is made if there is none. */
  public Optional<Exporter> exporter(Duration limit) throws IOException {
    return connected(limit).exporter();
  }

  private Duplex connected(Duration limit) throws IOException {
    long end = System.nanoTime() + limit.toNanos();
    await(limit);
    try {
      return line(end, limit).duplex();
    } finally {
      turn.unlock();
    }
  }

  /** At once: a call that is under way ends without an answer. */
  @Override
  public void close() {
    closed = true;
    kept.ifPresent(Line::close);
  }
}
