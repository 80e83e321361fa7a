package org.personalcontainers.agent.logs;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Docker's answer to a question for logs, piece by piece as it comes. It is asked in HTTP 1.0: then
 * it ends where the connection ends, and is not cut into chunks besides.
 */
final class LogStream implements AutoCloseable {
  private static final int MOST_HEAD = 16 * 1024;
  private static final int LONGEST = 64 * 1024;
  private static final String RAW = "application/vnd.docker.raw-stream";

  private final DataInputStream in;
  private final Form form;

  /** How pieces are told apart. */
  private enum Form {
    /** Each has a head of its own. */
    FRAMES,
    /** Of a terminal: each is a line. */
    LINES
  }

  /** Where a piece was written to; swarm itself says what it could not get. */
  enum Source {
    OUT,
    ERR,
    SWARM
  }

  /** What was written at once; seldom more than a line. */
  record Piece(Source source, String text) {}

  /** Docker says no. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  private LogStream(DataInputStream in, Form form) {
    this.in = in;
    this.form = form;
  }

  /** Opened, and not asked yet: closing it ends whatever blocks on it. */
  static SocketChannel connected(Path socket) throws IOException {
    return SocketChannel.open(UnixDomainSocketAddress.of(socket));
  }

  static LogStream asked(SocketChannel channel, String path) throws IOException {
    String request = "GET " + path + " HTTP/1.0\r\nHost: docker\r\n\r\n";
    ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    return of(Channels.newInputStream(channel));
  }

  static LogStream of(InputStream answer) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(answer));
    String head = head(in);
    if (!head.matches("(?s)HTTP/1\\.[01] 200 .*")) {
      throw new Refused(new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8));
    }
    boolean raw = head.toLowerCase(Locale.ROOT).contains("content-type: " + RAW);
    return new LogStream(in, raw ? Form.LINES : Form.FRAMES);
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0 || head.length() > MOST_HEAD) {
        throw new EOFException("Docker's answer has no head");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  /** Empty at the end. */
  Optional<Piece> next() throws IOException {
    return switch (form) {
      case FRAMES -> frame();
      case LINES -> line();
    };
  }

  private Optional<Piece> frame() throws IOException {
    int stream = in.read();
    if (stream < 0) {
      return Optional.empty();
    }
    in.skipNBytes(3);
    int length = in.readInt();
    byte[] start = in.readNBytes(Math.clamp(length, 0, LONGEST));
    in.skipNBytes(Math.max(0, length - start.length));
    return Optional.of(new Piece(source(stream), text(start)));
  }

  private static Source source(int stream) {
    return switch (stream) {
      case 2 -> Source.ERR;
      case 3 -> Source.SWARM;
      default -> Source.OUT;
    };
  }

  private Optional<Piece> line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    while (next >= 0 && next != '\n') {
      if (line.size() < LONGEST) {
        line.write(next);
      }
      next = in.read();
    }
    return Optional.of(new Piece(Source.OUT, text(line.toByteArray())));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).replaceFirst("[\r\n]+$", "");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
