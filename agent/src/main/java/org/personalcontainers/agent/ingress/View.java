package org.personalcontainers.agent.ingress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the ingress may know of the swarm at one moment, made by {@link Extract}: services that want
 * to be reached, their tasks, the nodes of these, and the swarm's networks.
 */
record View(
    List<ObjectNode> services,
    List<ObjectNode> networks,
    List<ObjectNode> tasks,
    List<ObjectNode> nodes) {
  /** Who has not got it is nobody's business, whatever Traefik would make of it by default. */
  static final String WANTED = "traefik.enable";

  View {
    services = services.stream().filter(View::wantsToBeReached).toList();
    networks = networks.stream().filter(network -> is(network, "Scope", "swarm")).toList();
    tasks = pointingInto(services, tasks, "ServiceID");
    Set<String> hosts = values(tasks, "NodeID");
    nodes = nodes.stream().filter(node -> hosts.contains(text(node, "ID"))).toList();
  }

  private static boolean wantsToBeReached(ObjectNode service) {
    return service.path("Spec").path("Labels").has(WANTED);
  }

  private static List<ObjectNode> pointingInto(
      List<ObjectNode> targets, List<ObjectNode> objects, String field) {
    Set<String> ids = values(targets, "ID");
    return objects.stream().filter(object -> ids.contains(text(object, field))).toList();
  }

  private static Set<String> values(List<ObjectNode> objects, String field) {
    return objects.stream().map(object -> text(object, field)).collect(Collectors.toSet());
  }

  static boolean is(JsonNode object, String field, String value) {
    return text(object, field).equals(value);
  }

  static String text(JsonNode object, String field) {
    return object.path(field).asText();
  }
}
