package org.personalcontainers.link.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A client that says what it likes, byte for byte. */
record Raw(SocketChannel channel) implements AutoCloseable {
  static Raw to(Path socket) throws IOException {
    return new Raw(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
  }

  void say(String bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes.getBytes(ISO_8859_1));
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  /** All that comes until the server ends the connection. */
  String all() throws IOException {
    return new String(Channels.newInputStream(channel).readAllBytes(), ISO_8859_1);
  }

  /** The status of the only answer that comes; 0 for none at all. */
  static int status(String answer) {
    return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  static void eventually(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never: " + what);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}
