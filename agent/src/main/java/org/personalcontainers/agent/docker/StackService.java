package org.personalcontainers.agent.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.ContentLabel;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.status.ServiceSeen;
import org.personalcontainers.core.status.ServiceSeen.Rollout;

/** One of {@code GET /services} that belongs to a stack. */
record StackService(StackName stack, ServiceName name, ServiceSeen seen, JsonNode found) {
  /** What {@code docker stack} knows its own by. */
  static final String STACK = "com.docker.stack.namespace";

  /** What is none of ours in name is left out: nobody can have handed it in. */
  static List<StackService> of(JsonNode list) {
    List<StackService> services = new ArrayList<>();
    for (JsonNode service : list) {
      one(service).ifPresent(services::add);
    }
    return services;
  }

  private static Optional<StackService> one(JsonNode service) {
    JsonNode spec = service.path("Spec");
    String stack = spec.path("Labels").path(STACK).asText();
    String name = spec.path("Name").asText();
    if (!name.startsWith(stack + "_")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new StackService(
              new StackName(stack),
              new ServiceName(name.substring(stack.length() + 1)),
              seen(service, spec),
              service));
    } catch (UnfitValue e) {
      return Optional.empty();
    }
  }

  private static ServiceSeen seen(JsonNode service, JsonNode spec) {
    JsonNode status = service.path("ServiceStatus");
    return new ServiceSeen(
        image(spec.path("TaskTemplate").path("ContainerSpec").path("Image").asText()),
        content(spec.path("Labels").path(ContentLabel.NAME).asText()),
        wanted(spec.path("Mode"), status),
        number(status.path("RunningTasks")),
        rollout(service.path("UpdateStatus").path("State").asText()),
        Optional.empty(),
        Members.version(service));
  }

  private static String image(String image) {
    int digest = image.indexOf("@sha256");
    return digest < 0 ? image : image.substring(0, digest);
  }

  private static Optional<ContentHash> content(String label) {
    try {
      return Optional.of(new ContentHash(label));
    } catch (UnfitValue e) {
      return Optional.empty();
    }
  }

  /**
   * Of a job, those that are still to come to their end: swarm itself goes on to want as many as
   * may run at once.
   */
  private static int wanted(JsonNode mode, JsonNode status) {
    int desired = number(status.path("DesiredTasks"));
    JsonNode job = mode.path("ReplicatedJob");
    int left = number(job.path("TotalCompletions")) - number(status.path("CompletedTasks"));
    return job.isObject() ? Math.clamp(left, 0, desired) : desired;
  }

  private static int number(JsonNode number) {
    return Math.max(0, number.asInt());
  }

  private static Rollout rollout(String state) {
    return switch (state) {
      case "updating" -> Rollout.UPDATING;
      case "paused", "rollback_paused" -> Rollout.PAUSED;
      case "rollback_started" -> Rollout.ROLLING_BACK;
      case "rollback_completed" -> Rollout.ROLLED_BACK;
      default -> Rollout.STEADY;
    };
  }

  String id() {
    return found.path("ID").asText();
  }

  boolean isJob() {
    JsonNode mode = found.path("Spec").path("Mode");
    return mode.has("ReplicatedJob") || mode.has("GlobalJob");
  }

  /** What its containers are made of. */
  JsonNode container() {
    return found.path("Spec").path("TaskTemplate").path("ContainerSpec");
  }

  /** What swarm says of the last change. */
  String message() {
    return found.path("UpdateStatus").path("Message").asText();
  }

  StackService with(Optional<String> trouble) {
    return with(
        new ServiceSeen(
            seen.image(),
            seen.content(),
            seen.wanted(),
            seen.running(),
            seen.rollout(),
            trouble,
            seen.version()));
  }

  StackService with(int wanted, int running, Rollout rollout) {
    return with(
        new ServiceSeen(
            seen.image(),
            seen.content(),
            wanted,
            running,
            rollout,
            seen.trouble(),
            seen.version()));
  }

  private StackService with(ServiceSeen other) {
    return new StackService(stack, name, other, found);
  }
}
