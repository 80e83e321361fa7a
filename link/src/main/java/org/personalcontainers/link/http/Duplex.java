package org.personalcontainers.link.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.personalcontainers.link.identity.Exporter;
import org.personalcontainers.link.identity.Peer;

/**
 * An open connection to a known peer. Closing the channel below it ends whatever blocks on it;
 * closing it says good-bye first, and may block until then.
 */
interface Duplex extends AutoCloseable {
  InputStream in();

  OutputStream out();

  Peer peer();

  /** What both ends of this very connection can derive; a Unix socket has none. */
  Optional<Exporter> exporter();

  /** Tells the peer that nothing more will come, and still hears it. */
  void sayGoodBye() throws IOException;

  @Override
  void close() throws IOException;

  /** Opens one on a channel that was just connected or accepted; blocks, without a limit. */
  @FunctionalInterface
  interface Opening {
    Duplex open(SocketChannel channel) throws IOException;
  }

  /** Between two messages nothing may come: what does is the end, or nothing that we can use. */
  static boolean isQuiet(SocketChannel channel) {
    try {
      channel.configureBlocking(false);
      boolean quiet = channel.read(ByteBuffer.allocate(1)) == 0;
      channel.configureBlocking(true);
      return quiet;
    } catch (IOException e) {
      return false;
    }
  }
}
