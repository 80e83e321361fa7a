package org.personalcontainers.agent.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.personalcontainers.link.http.Answer;
import org.personalcontainers.link.http.Caller;

/**
 * One connection per request, because some last long and others must not wait for them, and no
 * longer than the limit. Docker itself has no time-out: what is in flight when a leader freezes
 * hangs until it wakes.
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
    Map<String, String> headers = new TreeMap<>(request.headers());
    headers.put("Connection", "close");
    try (Caller caller = Caller.unix(socket)) {
      byte[] body = body(request);
      return new Whole(caller.call(request.method(), request.path(), headers, body, limit));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private record Whole(Answer answer) implements Response {
    @Override
    public int getStatusCode() {
      return answer.status();
    }

    @Override
    public Map<String, List<String>> getHeaders() {
      return answer.fields();
    }

    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(answer.body());
    }

    @Override
    public void close() {
      // All of it was read, and its connection is closed.
    }
  }
}
