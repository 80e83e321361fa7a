package org.personalcontainers.link.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.personalcontainers.link.gate.Deadline;

/** An open connection at its caller. */
final class Line {
  /** Shorter than any server of ours waits: it must not end while we write. */
  private static final Duration STALE = Duration.ofSeconds(60);

  private static final int PIECE = 16 * 1024;

  private final SocketChannel channel;
  private final Duplex duplex;
  private final Intake in;
  private long used = System.nanoTime();

  Line(SocketChannel channel, Duplex duplex) {
    this.channel = channel;
    this.duplex = duplex;
    this.in = new Intake(duplex.in());
  }

  Duplex duplex() {
    return duplex;
  }

  /** Can the next request go out on it? */
  boolean isFresh() {
    return System.nanoTime() - used < STALE.toNanos() && !in.holdsMore() && duplex.isQuiet();
  }

  AnswerReader.Received exchange(byte[] head, byte[] body, long end, int mostBytes)
      throws IOException {
    Deadline deadline = Deadline.in(channel, end - System.nanoTime());
    try (deadline) {
      AnswerReader.Received received = exchange(head, body, mostBytes);
      used = System.nanoTime();
      return received;
    } catch (IOException e) {
      throw deadline.hasPassed() && !(e instanceof NotSent) ? new Late(e) : e;
    }
  }

  private AnswerReader.Received exchange(byte[] head, byte[] body, int mostBytes)
      throws IOException {
    send(head);
    AnswerReader reader = new AnswerReader(in, mostBytes);
    try {
      OutputStream out = duplex.out();
      for (int at = 0; at < body.length; at += PIECE) {
        out.write(body, at, Math.min(PIECE, body.length - at));
      }
      out.flush();
    } catch (IOException e) {
      // A server that refuses a request need not read it to its end, but it says why.
      return refusal(reader, e);
    }
    return reader.read();
  }

  /** Who has half of a head has no request. */
  private void send(byte[] head) throws NotSent {
    try {
      duplex.out().write(head);
    } catch (IOException e) {
      throw new NotSent("the connection is lost: " + e.getMessage(), e);
    }
  }

  private static AnswerReader.Received refusal(AnswerReader reader, IOException unsent)
      throws IOException {
    try {
      return new AnswerReader.Received(reader.read().answer(), false);
    } catch (IOException e) {
      unsent.addSuppressed(e);
      throw unsent;
    }
  }

  /** At once: nobody waits for a good-bye, and whoever is blocked on it is not any more. */
  void close() {
    closeQuietly(channel);
  }

  static void closeQuietly(Channel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }
}
