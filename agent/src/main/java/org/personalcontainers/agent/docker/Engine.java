package org.personalcontainers.agent.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.link.http.NotSent;

/**
 * The daemon's API. docker-java's own commands where they say what we mean; plain JSON for the
 * swarm's objects, of which docker-java loses fields between reading and writing.
 */
final class Engine {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of engine 25: older than Debian 13's, and the oldest that newer engines still speak. */
  private static final String VERSION = "/v1.44";

  private final Path socket;
  private final Duration limit;

  Engine(Path socket, Duration limit) {
    this.socket = socket;
    this.limit = limit;
  }

  /** The same daemon, with more time for what takes longer. */
  Engine within(Duration longer) {
    return new Engine(socket, longer);
  }

  Reply get(String path) {
    return send(Request.builder().method(Request.Method.GET).path(VERSION + path).build());
  }

  /** What of that kind has one of these. */
  Reply list(String kind, String filter, Collection<String> values) {
    return get(kind + (kind.contains("?") ? "&" : "?") + "filters=" + filters(filter, values));
  }

  private static String filters(String filter, Collection<String> values) {
    ObjectNode filters = JSON.createObjectNode();
    values.forEach(filters.putArray(filter)::add);
    return URLEncoder.encode(filters.toString(), StandardCharsets.UTF_8);
  }

  /** Does something about what it reads first. */
  Answer reading(String path, Function<JsonNode, Answer> act) {
    Reply reply = get(path);
    return reply instanceof Reply.Ok(JsonNode body) ? act.apply(body) : Verdict.of(reply);
  }

  Reply delete(String path) {
    return send(Request.builder().method(Request.Method.DELETE).path(VERSION + path).build());
  }

  /** What stands in a header of the answer; nothing where it has none such. */
  Reply header(String path, String name) {
    return send(
        Request.builder().method(Request.Method.GET).path(VERSION + path).build(),
        response ->
            new Reply.Ok(
                response.getHeaders().getOrDefault(name, List.of()).stream()
                    .findFirst()
                    .<JsonNode>map(TextNode::valueOf)
                    .orElse(MissingNode.getInstance())));
  }

  Reply post(String path, JsonNode body) {
    return send(
        Request.builder()
            .method(Request.Method.POST)
            .path(VERSION + path)
            .putHeader("Content-Type", "application/json")
            .bodyBytes(bytes(body))
            .build());
  }

  /** One of docker-java's own commands. */
  Reply command(Consumer<DockerClient> command) {
    DefaultDockerClientConfig config =
        DefaultDockerClientConfig.createDefaultConfigBuilder()
            .withDockerHost("unix://" + socket)
            .withDockerTlsVerify(false)
            .withApiVersion(VERSION.substring(2))
            .build();
    DockerClient client = DockerClientImpl.getInstance(config, new SocketTransport(socket, limit));
    return guarded(
        () -> {
          command.accept(client);
          return new Reply.Ok(MissingNode.getInstance());
        });
  }

  private Reply send(Request request) {
    return send(request, Engine::json);
  }

  /** How an answer that says yes is read. */
  private interface Reading {
    Reply of(Response response) throws IOException;
  }

  private Reply send(Request request, Reading reading) {
    return guarded(
        () -> {
          try (Response response = new SocketTransport(socket, limit).execute(request)) {
            return response.getStatusCode() < 300 ? reading.of(response) : failed(response);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static Reply failed(Response response) throws IOException {
    String words = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
    return new Reply.Failed(response.getStatusCode(), message(words));
  }

  private static Reply json(Response response) throws IOException {
    byte[] body = response.getBody().readAllBytes();
    return new Reply.Ok(body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body));
  }

  private Reply guarded(Supplier<Reply> request) {
    try {
      return request.get();
    } catch (DockerException e) {
      return new Reply.Failed(e.getHttpStatus(), message(String.valueOf(e.getMessage())));
    } catch (UncheckedIOException e) {
      return unheard(e);
    }
  }

  private Reply unheard(UncheckedIOException e) {
    IOException cause = Objects.requireNonNull(e.getCause());
    String reason = "Docker at " + socket + ": " + cause.getMessage();
    return cause instanceof NotSent ? new Reply.Absent(reason) : new Reply.Silent(reason);
  }

  /** Docker's own words, wherever they stand: in {"message": ...}, and behind docker-java's. */
  static String message(String text) {
    int start = text.indexOf('{');
    if (start < 0) {
      return text.strip();
    }
    try {
      String message = JSON.readTree(text.substring(start)).path("message").asText();
      return message.isEmpty() ? text.strip() : message;
    } catch (JsonProcessingException e) {
      return text.strip();
    }
  }

  private static byte[] bytes(JsonNode body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
