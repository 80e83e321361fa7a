package org.personalcontainers.agent.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * HTTP over the JDK's own Unix sockets: one connection per request, and no longer than the limit.
 * Docker itself has no time-out: what is in flight when a leader freezes hangs until it wakes.
 */
final class SocketTransport implements DockerHttpClient {
  private final Path socket;
  private final Duration limit;

  SocketTransport(Path socket, Duration limit) {
    this.socket = socket;
    this.limit = limit;
  }

  @Override
  public Response execute(Request request) {
    try (SocketStreams streams = SocketStreams.open(socket, limit)) {
      byte[] body = body(request);
      streams.write(head(request, body.length));
      streams.write(body);
      return HttpAnswer.read(streams);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] head(Request request, int length) {
    StringBuilder head = new StringBuilder();
    head.append(request.method()).append(' ').append(request.path()).append(" HTTP/1.1\r\n");
    head.append("Host: docker\r\nConnection: close\r\nContent-Length: ");
    head.append(length).append("\r\n");
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] body(Request request) throws IOException {
    byte[] bytes = request.bodyBytes();
    if (bytes != null) {
      return bytes;
    }
    InputStream stream = request.body();
    return stream == null ? new byte[0] : stream.readAllBytes();
  }

  @Override
  public void close() {
    // No connection outlives its request.
  }
}
