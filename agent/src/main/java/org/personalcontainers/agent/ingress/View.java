package org.personalcontainers.agent.ingress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the ingress may know of the swarm at one moment, made by {@link Extract}: services that want
 * to be reached, their tasks, and the swarm's networks.
 */
record View(List<ObjectNode> services, List<ObjectNode> networks, List<ObjectNode> tasks) {
  /** Who has not got it is nobody's business, whatever Traefik would make of it by default. */
  static final String WANTED = "traefik.enable";

  /** As Traefik reads it. What says anything else, or nothing, as a template does, is not told. */
  private static final Set<String> YES = Set.of("1", "t", "T", "true", "True", "TRUE");

  View {
    services = services.stream().filter(View::wantsToBeReached).toList();
    networks = networks.stream().filter(network -> text(network, "Scope").equals("swarm")).toList();
    tasks = ofOneOf(services, tasks);
  }

  private static boolean wantsToBeReached(ObjectNode service) {
    return YES.contains(service.path("Spec").path("Labels").path(WANTED).asText());
  }

  private static List<ObjectNode> ofOneOf(List<ObjectNode> services, List<ObjectNode> tasks) {
    Set<String> ids =
        services.stream().map(service -> text(service, "ID")).collect(Collectors.toSet());
    return tasks.stream().filter(task -> ids.contains(text(task, "ServiceID"))).toList();
  }

  static String text(JsonNode object, String field) {
    return object.path(field).asText();
  }
}
