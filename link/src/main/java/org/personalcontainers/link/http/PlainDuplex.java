package org.personalcontainers.link.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.personalcontainers.link.identity.Exporter;
import org.personalcontainers.link.identity.Peer;

/**
 * Bytes as they are: over a Unix socket, where the kernel knows who is at the other end, or not.
 */
record PlainDuplex(SocketChannel channel, InputStream in, OutputStream out, Peer peer)
    implements Duplex {

  static PlainDuplex open(SocketChannel channel) throws IOException {
    UnixDomainPrincipal who = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
    return new PlainDuplex(
        channel,
        Channels.newInputStream(channel),
        Channels.newOutputStream(channel),
        new Peer.LocalUser(who.user().getName(), who.group().getName()));
  }

  /** From the network, where nobody knows. */
  static PlainDuplex ofAnybody(SocketChannel channel) {
    return new PlainDuplex(
        channel,
        Channels.newInputStream(channel),
        Channels.newOutputStream(channel),
        new Peer.Anonymous());
  }

  @Override
  public Optional<Exporter> exporter() {
    return Optional.empty();
  }

  @Override
  public boolean isQuiet() {
    try {
      channel.configureBlocking(false);
      boolean quiet = channel.read(ByteBuffer.allocate(1)) == 0;
      channel.configureBlocking(true);
      return quiet;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void sayGoodBye() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
