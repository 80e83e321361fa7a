package org.personalcontainers.agent.docker;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** A connection to a Unix socket on which nothing lasts beyond its deadline. */
final class SocketStreams extends InputStream {
  private final SocketChannel channel;
  private final Selector selector;
  private final long deadline;
  private final Duration limit;
  private final ByteBuffer buffer = ByteBuffer.allocate(8192).limit(0);

  private SocketStreams(SocketChannel channel, Selector selector, Duration limit) {
    this.channel = channel;
    this.selector = selector;
    this.limit = limit;
    this.deadline = System.nanoTime() + limit.toNanos();
  }

  static SocketStreams open(Path socket, Duration limit) throws IOException {
    SocketChannel channel = connect(socket);
    channel.configureBlocking(false);
    return new SocketStreams(channel, Selector.open(), limit);
  }

  private static SocketChannel connect(Path socket) throws NobodyListens {
    try {
      return SocketChannel.open(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      throw new NobodyListens(socket, e);
    }
  }

  void write(byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (channel.write(left) >= 0 && left.hasRemaining()) {
      await(SelectionKey.OP_WRITE);
    }
  }

  @Override
  public int read() throws IOException {
    return fill() ? buffer.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, buffer.remaining());
    buffer.get(target, offset, count);
    return count;
  }

  private boolean fill() throws IOException {
    int count = buffer.remaining();
    while (count == 0) {
      count = channel.read(buffer.clear());
      buffer.flip();
      if (count == 0) {
        await(SelectionKey.OP_READ);
      }
    }
    return count > 0;
  }

  private void await(int operation) throws IOException {
    long left = deadline - System.nanoTime();
    channel.register(selector, operation);
    if (left <= 0 || selector.select(left / 1_000_000 + 1) == 0) {
      throw new SocketTimeoutException("no answer within " + limit.toMillis() + " ms");
    }
    selector.selectedKeys().clear();
  }

  @Override
  public void close() throws IOException {
    try (selector) {
      channel.close();
    }
  }
}
