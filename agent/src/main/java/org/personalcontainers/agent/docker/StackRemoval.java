package org.personalcontainers.agent.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.StackName;

/**
 * Ends what a stack has, by swarm's own labels: its services, then what they held. {@code docker
 * stack rm} does not wait in between, and fails where a network is still held.
 */
final class StackRemoval {
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final String IN_USE = "in use";

  private final Engine engine;
  private final KeptObjects objects;
  private final StackName stack;
  private final long end;

  StackRemoval(Engine engine, KeptObjects objects, StackName stack, Duration patience) {
    this.engine = engine;
    this.objects = objects;
    this.stack = stack;
    this.end = System.nanoTime() + patience.toNanos();
  }

  Answer remove() {
    Answer services = remove("/services");
    return services instanceof Answer.Done ? removeRest() : services;
  }

  /** What somebody else uses does not keep the rest. */
  private Answer removeRest() {
    return Stream.of("/networks", KeptObjects.CONFIGS, KeptObjects.SECRETS)
        .map(this::remove)
        .reduce(new Answer.Done(), StackRemoval::worse);
  }

  private static Answer worse(Answer one, Answer other) {
    return one instanceof Answer.Done ? other : one;
  }

  private Answer remove(String kind) {
    return switch (objects.ofStack(kind, stack)) {
      case Reply.Ok(JsonNode list) -> remove(kind, list);
      case Reply lost -> Verdict.unheard(lost);
    };
  }

  private Answer remove(String kind, JsonNode list) {
    Answer all = new Answer.Done();
    for (JsonNode object : list) {
      String id = object.path("ID").asText(object.path("Id").asText());
      all = worse(all, removed(kind + "/" + id));
    }
    return all;
  }

  private Answer removed(String path) {
    Reply reply = engine.delete(path);
    while (isInUse(reply) && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(PAUSE.toNanos());
      reply = engine.delete(path);
    }
    return judged(reply);
  }

  private static Answer judged(Reply reply) {
    return switch (reply) {
      case Reply.Ok ok -> new Answer.Done();
      case Reply.Failed(int status, String message) when status == 404 -> new Answer.Done();
      case Reply.Failed(int status, String message) when message.contains(IN_USE) ->
          new Answer.Busy(message);
      case Reply lost -> Verdict.unheard(lost);
    };
  }

  private static boolean isInUse(Reply reply) {
    return reply instanceof Reply.Failed(int status, String message) && message.contains(IN_USE);
  }
}
