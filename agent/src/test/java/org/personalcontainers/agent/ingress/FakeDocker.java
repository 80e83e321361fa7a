package org.personalcontainers.agent.ingress;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.personalcontainers.link.http.Bounds;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.http.Server;

/** A manager's daemon with the objects in docker/, which looks at no filter. */
final class FakeDocker implements AutoCloseable {
  static final String NOT_A_MANAGER =
      "{\"message\":\"planted: This node is not a swarm manager.\"}";

  private final Server server;
  private final Map<String, Response> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  FakeDocker(Path socket) throws IOException {
    server =
        Server.unix(
            socket, PosixFilePermissions.fromString("rw-------"), Bounds.ofDaemon(), this::answer);
    for (String kind : List.of("services", "networks", "tasks")) {
      saying("/" + kind, 200, resource("docker/" + kind + ".json"));
    }
  }

  FakeDocker saying(String path, int status, String json) {
    answers.put(path, Response.json(status, json.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /** The paths that were asked for, without the version. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private Response answer(Request request) {
    String path = request.path().replaceFirst("^/v1\\.[0-9]+", "");
    requests.add(request.method() + " " + path);
    return answers.getOrDefault(path, Response.text(200, "planted at " + path));
  }

  static String resource(String name) {
    try (InputStream stream = FakeDocker.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException("no " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
