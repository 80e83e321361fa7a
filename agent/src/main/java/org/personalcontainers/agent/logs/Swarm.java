package org.personalcontainers.agent.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.personalcontainers.link.http.Answer;
import org.personalcontainers.link.http.Caller;

/** What has to be known of the swarm before logs can be asked for. */
record Swarm(Path socket) {
  static final String VERSION = "/v1.44";
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Set<String> FAILED = Set.of("failed", "rejected", "complete");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The names of nodes by swarm's ids. */
  Map<String, String> nodes() throws IOException {
    Map<String, String> names = new HashMap<>();
    for (JsonNode node : get("/nodes")) {
      names.put(node.path("ID").asText(), node.path("Description").path("Hostname").asText());
    }
    return names;
  }

  /** The container of a service that ended last, other than by being told to. */
  Optional<String> failed(String service) throws IOException {
    ObjectNode filters = JSON.createObjectNode();
    filters.putArray("service").add(service);
    JsonNode tasks =
        get("/tasks?filters=" + URLEncoder.encode(filters.toString(), StandardCharsets.UTF_8));
    return StreamSupport.stream(tasks.spliterator(), false)
        .filter(task -> FAILED.contains(task.path("Status").path("State").asText()))
        .max(Comparator.comparing(task -> task.path("Status").path("Timestamp").asText()))
        .map(task -> task.path("ID").asText());
  }

  private JsonNode get(String path) throws IOException {
    try (Caller docker = Caller.unix(socket)) {
      Answer answer = docker.get(VERSION + path, LIMIT);
      JsonNode body = JSON.readTree(answer.body());
      if (answer.status() != 200) {
        throw new IOException(body.path("message").asText("Docker answers " + answer.status()));
      }
      return body;
    }
  }

  /** What swarm itself says in the middle of logs: behind much of its own, which node is silent. */
  static String told(String words, Map<String, String> nodes) {
    String reason = words.replaceFirst("(?s).*incomplete log stream.*reasons: ", "not all of it: ");
    for (Map.Entry<String, String> node : nodes.entrySet()) {
      reason = reason.replace(node.getKey(), node.getValue());
    }
    return reason.strip();
  }

  /** Docker's own words, where it says no. */
  static String words(String refusal) {
    try {
      return JSON.readTree(refusal).path("message").asText(refusal).strip();
    } catch (IOException e) {
      return refusal.strip();
    }
  }
}
