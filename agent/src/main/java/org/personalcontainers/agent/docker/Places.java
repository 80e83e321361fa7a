package org.personalcontainers.agent.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.personalcontainers.core.status.ServiceSeen.Rollout;

/**
 * Where a service has to run: a number of the service, or a node. Swarm counts containers instead.
 * Where one crashed in the moment of its replacement, swarm may want two for one place: the second
 * then waits for the first one's port, and the rollback for the second, for ever.
 */
final class Places {
  /** What is to run, or as soon as the one of before has left. */
  private static final Set<String> COMING = Set.of("running", "ready");

  private final JsonNode tasks;

  /**
   * @param tasks {@code GET /tasks}
   */
  Places(JsonNode tasks) {
    this.tasks = tasks;
  }

  /** A job has as many places as it has runs. */
  StackService counted(StackService service) {
    List<JsonNode> wanted = wanted(service);
    if (service.isJob() || wanted.isEmpty()) {
      return service;
    }
    Set<String> all = places(wanted, task -> true);
    Set<String> running = places(wanted, Places::runs);
    Set<String> back = places(wanted, task -> runs(task) && isMadeAs(service, task));
    return service.with(
        all.size(), running.size(), rollout(service.seen().rollout(), back.containsAll(all)));
  }

  private List<JsonNode> wanted(StackService service) {
    List<JsonNode> wanted = new ArrayList<>();
    for (JsonNode task : tasks) {
      if (task.path("ServiceID").asText().equals(service.id())
          && COMING.contains(task.path("DesiredState").asText())) {
        wanted.add(task);
      }
    }
    return wanted;
  }

  /** A service that runs once on each node numbers nothing. */
  private static Set<String> places(List<JsonNode> tasks, Predicate<JsonNode> which) {
    return tasks.stream()
        .filter(which)
        .map(task -> task.has("Slot") ? task.path("Slot").asText() : task.path("NodeID").asText())
        .collect(Collectors.toSet());
  }

  private static boolean runs(JsonNode task) {
    return task.path("Status").path("State").asText().equals("running");
  }

  private static boolean isMadeAs(StackService service, JsonNode task) {
    return task.path("Spec").path("ContainerSpec").equals(service.container());
  }

  private static Rollout rollout(Rollout told, boolean back) {
    return switch (told) {
      case ROLLING_BACK -> back ? Rollout.ROLLED_BACK : told;
      case STEADY, UPDATING, PAUSED, ROLLED_BACK -> told;
    };
  }
}
