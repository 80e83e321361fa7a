package org.personalcontainers.link.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.personalcontainers.link.gate.Deadline;
import org.personalcontainers.link.identity.Peer;

/** One connection at its server: one request after the other, each within the bounds. */
final class Connection implements Runnable {
  private static final Duration GOOD_BYE = Duration.ofSeconds(1);
  private static final int LAST_WORDS = 256 * 1024;
  static final int PIECE = 16 * 1024;

  private final SocketChannel channel;
  private final Duplex.Opening opening;
  private final Bounds bounds;
  private final Room room;
  private final Handler handler;
  private volatile boolean known;

  Connection(
      SocketChannel channel, Duplex.Opening opening, Bounds bounds, Room room, Handler handler) {
    this.channel = channel;
    this.opening = opening;
    this.bounds = bounds;
    this.room = room;
    this.handler = handler;
  }

  @Override
  public void run() {
    try (channel) {
      serve(opened());
    } catch (IOException e) {
      // The peer is gone, too slow, or no peer for us: nobody is left to tell.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends whatever it is doing with the peer, who knows it when this returns. */
  void cut() {
    try {
      // A channel that another thread is blocked on is closed only when that thread has left.
      channel.shutdownOutput();
    } catch (IOException e) {
      // It was closed, or never open.
    }
    Line.closeQuietly(channel);
  }

  /** Whether the peer has proven to be one of ours, or came through a Unix socket. */
  boolean isKnown() {
    return known;
  }

  private static boolean isKnown(Peer peer) {
    return switch (peer) {
      case Peer.Certified member -> true;
      case Peer.LocalUser user -> true;
      case Peer.Stranger stranger -> false;
      case Peer.Anonymous nobody -> false;
    };
  }

  private Duplex opened() throws IOException {
    try (Deadline _ = Deadline.on(channel, bounds.handshake())) {
      Duplex duplex = opening.open(channel);
      known = isKnown(duplex.peer());
      return duplex;
    } catch (RuntimeException e) {
      // A certificate can be broken in ways that its readers did not think of: no stranger shall
      // fill our log with them.
      throw new IOException("the peer cannot be recognised", e);
    }
  }

  private void serve(Duplex duplex) throws IOException, InterruptedException {
    Intake in = new Intake(duplex.in());
    try {
      boolean more = true;
      while (more && begins(in)) {
        more = exchange(in, duplex);
      }
    } catch (Malformed e) {
      refuse(duplex, in, e);
    }
    try (Deadline _ = Deadline.on(channel, GOOD_BYE)) {
      duplex.close();
    }
  }

  private boolean begins(Intake in) throws IOException {
    try (Deadline _ = Deadline.on(channel, bounds.idle())) {
      return in.hasMore();
    }
  }

  private boolean exchange(Intake in, Duplex duplex) throws IOException, InterruptedException {
    Deadline arrival = Deadline.on(channel, bounds.request());
    try (arrival) {
      RequestReader.Opened opened = new RequestReader(in, bounds, duplex.peer()).open();
      try (Room.Share _ = room.take(duplex.peer(), opened.length())) {
        invite(opened, in, duplex);
        Request request = opened.with(in.exactly(opened.length()), duplex.peer(), origin());
        arrival.close();
        answer(duplex, handled(request, duplex), opened.keepsOpen());
      }
      return opened.keepsOpen();
    }
  }

  private Optional<InetAddress> origin() throws IOException {
    return channel.getRemoteAddress() instanceof InetSocketAddress internet
        ? Optional.of(internet.getAddress())
        : Optional.empty();
  }

  /** Some clients send a large body only when they are told to. */
  private static void invite(RequestReader.Opened opened, Intake in, Duplex duplex)
      throws IOException {
    if (opened.waits() && !in.holdsMore()) {
      duplex.out().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      duplex.out().flush();
    }
  }

  private Response handled(Request request, Duplex duplex)
      throws IOException, InterruptedException {
    try {
      return handler.handle(request);
    } catch (RuntimeException e) {
      answer(
          duplex, Response.text(500, "this part of the program failed; its log says why"), false);
      throw e;
    }
  }

  private void answer(Duplex duplex, Response response, boolean keepsOpen) throws IOException {
    try (Deadline _ = Deadline.on(channel, bounds.answer())) {
      OutputStream out = duplex.out();
      out.write(head(response, keepsOpen));
      byte[] body = response.body();
      // In pieces: the JDK copies each write out of the heap, and keeps the room for it.
      for (int at = 0; at < body.length; at += PIECE) {
        out.write(body, at, Math.min(PIECE, body.length - at));
      }
      out.flush();
    }
  }

  private static byte[] head(Response response, boolean keepsOpen) {
    StringBuilder head = new StringBuilder(160);
    head.append("HTTP/1.1 ").append(response.status()).append(' ');
    head.append(response.status() < 400 ? "OK" : "No").append("\r\n");
    if (response.status() != 204) {
      head.append("Content-Length: ").append(response.body().length).append("\r\n");
    }
    if (!response.type().isEmpty()) {
      head.append("Content-Type: ").append(response.type()).append("\r\n");
      head.append("X-Content-Type-Options: nosniff\r\n");
    }
    response
        .retryAfter()
        .ifPresent(wait -> head.append("Retry-After: ").append(seconds(wait)).append("\r\n"));
    head.append("Cache-Control: no-store\r\n");
    head.append(keepsOpen ? "\r\n" : "Connection: close\r\n\r\n");
    return head.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Whole ones, and never too few. */
  private static long seconds(Duration wait) {
    return wait.plusNanos(999_999_999).toSeconds();
  }

  /** Who is still sending must hear it all the same, so the rest is swallowed for a moment. */
  private void refuse(Duplex duplex, Intake in, Malformed why) throws IOException {
    answer(duplex, Response.text(why.status(), why.getMessage() + "\n"), false);
    try (Deadline _ = Deadline.on(channel, GOOD_BYE)) {
      duplex.sayGoodBye();
      for (int swallowed = 0; swallowed < LAST_WORDS && in.hasMore(); swallowed++) {
        in.next();
      }
    }
  }
}
