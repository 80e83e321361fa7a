package org.personalcontainers.link.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

  /** Is it open, and did nothing come that nobody asked for? Asked between two messages. */
  boolean isQuiet();

  /** Tells the peer that nothing more will come, and still hears it. */
  void sayGoodBye() throws IOException;

  @Override
  void close() throws IOException;

  /** Opens one on a channel that was just connected or accepted; blocks, without a limit. */
  @FunctionalInterface
  interface Opening {
    Duplex open(SocketChannel channel) throws IOException;
  }
}
