package org.personalcontainers.link.gate;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Stands before a port of somebody else's protocol, and lets through only who has proven in the
 * handshake of TLS 1.3 to be one of those that the context takes. Each shakes hands on a thread of
 * its own, within a time limit: whoever says nothing, or a byte now and then, keeps nobody waiting.
 * Of those who have proven nothing there is a bounded number; where one more comes, the one that
 * has waited for longest makes way, of those from the address that has most.
 */
public final class Gate implements AutoCloseable {
  /**
   * How many may wait to prove who they are.
   *
   * @param perAddress one more from the same address is closed unheard
   * @param handshake from connecting to being let through
   */
  public record Bounds(int inAll, int perAddress, Duration handshake) {
    public static final Bounds USUAL = new Bounds(32, 8, Duration.ofSeconds(5));
  }

  /** Where they come from. */
  @FunctionalInterface
  public interface Entrance {
    /** Blocks until somebody connects; throws once it is closed. */
    Socket accept() throws IOException;
  }

  private final Entrance entrance;
  private final Supplier<SSLContext> tls;
  private final Duration handshake;
  private final WaitingRoom waiting;
  private final LinkedBlockingQueue<Optional<SSLSocket>> through = new LinkedBlockingQueue<>();
  private volatile boolean closed;

  private Gate(Entrance entrance, Supplier<SSLContext> tls, Bounds bounds) {
    this.entrance = entrance;
    this.tls = tls;
    this.handshake = bounds.handshake();
    this.waiting = new WaitingRoom(bounds);
  }

  /**
   * Open from now on, until it is closed; the entrance remains whose it is.
   *
   * @param tls asked for each connection: an identity may change
   */
  public static Gate before(Entrance entrance, Supplier<SSLContext> tls, Bounds bounds) {
    Gate gate = new Gate(entrance, tls, bounds);
    Thread.ofVirtual().name("gate").start(gate::receive);
    return gate;
  }

  /** Blocks until the next one is through. */
  public SSLSocket next() throws IOException {
    try {
      Optional<SSLSocket> next = closed ? Optional.empty() : through.take();
      return next.orElseThrow(() -> new SocketException("the gate is closed"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted before anybody came");
    }
  }

  private void receive() {
    while (!closed) {
      try {
        Socket guest = entrance.accept();
        waiting
            .enter(guest)
            .ifPresentOrElse(
                place -> Thread.ofVirtual().name("gate").start(() -> prove(guest, place)),
                () -> WaitingRoom.close(guest));
        if (closed) {
          waiting.empty();
        }
      } catch (IOException e) {
        WaitingRoom.rest();
      }
    }
  }

  private void prove(Socket guest, WaitingRoom.Place place) {
    try (place;
        Deadline _ = Deadline.on(guest, handshake)) {
      guest.setTcpNoDelay(true);
      let(shaken(guest));
    } catch (IOException | RuntimeException e) {
      // Certificates can be broken in ways that their readers did not think of. Whoever it was is
      // told nothing.
      WaitingRoom.close(guest);
    }
  }

  private SSLSocket shaken(Socket guest) throws IOException {
    SSLSocket secured =
        (SSLSocket)
            tls.get()
                .getSocketFactory()
                .createSocket(
                    guest, guest.getInetAddress().getHostAddress(), guest.getPort(), true);
    secured.setUseClientMode(false);
    secured.setNeedClientAuth(true);
    secured.setEnabledProtocols(new String[] {"TLSv1.3"});
    secured.startHandshake();
    return secured;
  }

  private void let(SSLSocket member) throws IOException {
    through.add(Optional.of(member));
    if (closed) {
      member.close();
    }
  }

  /** Nobody comes through any more; those who are through stay. */
  @Override
  public void close() {
    closed = true;
    waiting.empty();
    through.add(Optional.empty());
  }
}
