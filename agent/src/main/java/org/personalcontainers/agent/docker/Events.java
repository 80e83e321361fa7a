package org.personalcontainers.agent.docker;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The daemon's events, of which only that there is one is heard: what it was, a look tells. They
 * may be missed while the daemon is away, so that nobody may rely on them.
 */
public final class Events {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  /** Members, networks, services and the daemon; not containers, whose health checks never end. */
  private static final String REQUEST =
      "GET /v1.44/events?filters=%7B%22type%22%3A%5B%22node%22%2C%22network%22%2C%22service%22%2C%22daemon%22%5D%7D HTTP/1.1\r\nHost: docker\r\n\r\n";

  private final Path socket;
  private final Runnable wake;

  public Events(Path socket, Runnable wake) {
    this.socket = socket;
    this.wake = wake;
  }

  /** The loop: until its thread is interrupted. */
  public void run() {
    Duration pause = FIRST_PAUSE;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        pause = listen(pause);
        Thread.sleep(pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until the daemon goes away; says when to try again. That it went is an event too. */
  private Duration listen(Duration lastPause) {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      ByteBuffer request = ByteBuffer.wrap(REQUEST.getBytes(StandardCharsets.US_ASCII));
      while (request.hasRemaining()) {
        channel.write(request);
      }
      ByteBuffer heard = ByteBuffer.allocate(4096);
      while (channel.read(heard.clear()) >= 0) {
        wake.run();
      }
      return FIRST_PAUSE;
    } catch (IOException e) {
      Duration longer = lastPause.multipliedBy(2);
      return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    } finally {
      wake.run();
    }
  }
}
