package org.personalcontainers.link.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import org.personalcontainers.link.gate.Deadline;

/**
 * The way to a server.
 *
 * @param place as a person knows it
 * @param host what stands in the Host header
 */
record Route(SocketAddress address, String place, String host, Duplex.Opening opening) {

  /** Whatever goes wrong here is {@link NotSent}. */
  Line open(long end, Duration limit) throws NotSent {
    SocketChannel channel = channel();
    Deadline deadline = Deadline.in(channel, end - System.nanoTime());
    try (deadline) {
      return opened(channel);
    } catch (IOException e) {
      Line.closeQuietly(channel);
      throw explained(e, deadline, limit);
    }
  }

  private SocketChannel channel() throws NobodyListens {
    try {
      if (!(address instanceof InetSocketAddress)) {
        return SocketChannel.open(StandardProtocolFamily.UNIX);
      }
      SocketChannel channel = SocketChannel.open();
      // Small messages go back and forth: waiting to fill a packet costs 40 ms each time.
      return channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    } catch (IOException e) {
      throw new NobodyListens(place, e);
    }
  }

  private Line opened(SocketChannel channel) throws IOException {
    try {
      channel.connect(address);
    } catch (UnresolvedAddressException e) {
      throw new NobodyListens(place, new IOException("the name is not known", e));
    } catch (IOException e) {
      throw new NobodyListens(place, e);
    }
    return new Line(channel, opening.open(channel));
  }

  private NotSent explained(IOException e, Deadline deadline, Duration limit) {
    if (deadline.hasPassed()) {
      return new NotSent("no connection to " + place + " within " + Caller.words(limit), e);
    }
    return e instanceof NotSent known
        ? known
        : new NotSent("no connection to " + place + ": " + e.getMessage(), e);
  }
}
