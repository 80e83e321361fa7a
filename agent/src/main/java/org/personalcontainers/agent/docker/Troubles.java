package org.personalcontainers.agent.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.personalcontainers.core.status.ServiceSeen.Rollout;

/** Why containers of services ended or could not begin: what {@code GET /tasks} tells of it. */
final class Troubles {
  private static final int LONGEST = 200;
  private static final Pattern EXIT = Pattern.compile("^task: non-zero exit \\((\\d+)\\)");
  private static final String UNHEALTHY = "dockerexec: unhealthy container";

  /** What failed longer before the newest that is known is history. */
  private static final Duration LATELY = Duration.ofMinutes(10);

  private final Map<String, List<JsonNode>> byService = new HashMap<>();
  private final Map<String, String> nodes = new HashMap<>();

  Troubles(JsonNode tasks, JsonNode members) {
    for (JsonNode task : tasks) {
      byService.computeIfAbsent(task.path("ServiceID").asText(), id -> new ArrayList<>()).add(task);
    }
    for (JsonNode node : members) {
      nodes.put(node.path("ID").asText(), node.path("Description").path("Hostname").asText());
    }
  }

  /** In one line. */
  Optional<String> of(StackService service) {
    List<JsonNode> tasks = byService.getOrDefault(service.id(), List.of());
    Instant lately = newest(tasks).minus(LATELY);
    return tasks.stream()
        .filter(task -> isTrouble(task, service.isJob()))
        .filter(task -> isMeant(task, service))
        .filter(task -> !time(task).isBefore(lately))
        .max(Comparator.comparing(Troubles::hasRun).thenComparing(Troubles::time))
        .map(this::told)
        .or(() -> message(service));
  }

  /** Who still looks for a place may only wait for the one of before to leave it. */
  private static boolean hasRun(JsonNode task) {
    return !task.path("Status").path("State").asText().equals("pending");
  }

  private static Instant newest(List<JsonNode> tasks) {
    return tasks.stream().map(Troubles::time).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
  }

  private static Instant time(JsonNode task) {
    try {
      return Instant.parse(task.path("Status").path("Timestamp").asText());
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  /** What only waits for its turn says nothing of an error; a job ends when it is done. */
  private static boolean isTrouble(JsonNode task, boolean job) {
    JsonNode status = task.path("Status");
    return switch (status.path("State").asText()) {
      case "failed", "rejected" -> true;
      case "complete" -> !job;
      case "pending" -> !status.path("Err").asText().isEmpty();
      default -> false;
    };
  }

  /** What was taken back failed; else what failed before the last change is mended, maybe. */
  private static boolean isMeant(JsonNode task, StackService service) {
    boolean asNow = task.path("Spec").path("ContainerSpec").equals(service.container());
    return isTakenBack(service.seen().rollout()) != asNow;
  }

  private static boolean isTakenBack(Rollout rollout) {
    return switch (rollout) {
      case ROLLING_BACK, ROLLED_BACK -> true;
      case STEADY, UPDATING, PAUSED -> false;
    };
  }

  private static Optional<String> message(StackService service) {
    return switch (service.seen().rollout()) {
      case STEADY, UPDATING -> Optional.empty();
      case PAUSED, ROLLING_BACK, ROLLED_BACK ->
          Optional.of(service.message())
              .filter(said -> !said.isBlank())
              .map(said -> line(said, ""));
    };
  }

  private String told(JsonNode task) {
    String host = nodes.getOrDefault(task.path("NodeID").asText(), "");
    return line(words(task.path("Status")), host.isEmpty() ? "" : " (on " + host + ")");
  }

  private static String words(JsonNode status) {
    String error = status.path("Err").asText();
    if (error.isEmpty()) {
      return status.path("State").asText().equals("complete")
          ? "ended with exit code " + status.path("ContainerStatus").path("ExitCode").asInt()
          : status.path("Message").asText();
    }
    Matcher exit = EXIT.matcher(error);
    String plain = exit.find() ? exit.replaceFirst("ended with exit code $1") : error;
    return plain.replace(UNHEALTHY, "its health check failed");
  }

  private static String line(String text, String end) {
    String whole = text.strip().replaceAll("\\s+", " ");
    int room = Math.max(1, LONGEST - end.length());
    return (whole.length() <= room ? whole : whole.substring(0, room - 1) + "…") + end;
  }
}
