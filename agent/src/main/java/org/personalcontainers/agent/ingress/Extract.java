package org.personalcontainers.agent.ingress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/**
 * Makes new objects out of Docker's, field by field: what is not named here stays behind. A value
 * that is not of its field's form is left empty. The names are those of Docker's API, and each is
 * there because Traefik's swarm provider reads it.
 */
final class Extract {
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{1,64}");
  private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_.-]{0,254}");
  private static final Pattern WORD = Pattern.compile("[a-z]{1,32}");
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}(/[0-9]{1,3})?");

  private static final String TRAEFIK = "traefik.";
  private static final String STACK = "com.docker.stack.namespace";

  private Extract() {}

  /** Without Mode.Global Traefik names a task by its slot, which global ones have not. */
  static ObjectNode service(JsonNode found) {
    JsonNode spec = found.path("Spec");
    ObjectNode service = object().put("ID", text(found, "ID", ID));
    ObjectNode told = service.putObject("Spec").put("Name", text(spec, "Name", NAME));
    told.set("Labels", labels(spec.path("Labels")));
    ObjectNode mode = told.putObject("Mode");
    if (spec.path("Mode").has("Global")) {
      mode.putObject("Global");
    }
    if (spec.has("EndpointSpec")) {
      told.putObject("EndpointSpec").put("Mode", text(spec.path("EndpointSpec"), "Mode", WORD));
    }
    service.putObject("Endpoint").set("VirtualIPs", virtualAddresses(found.path("Endpoint")));
    return service;
  }

  /** Of a label that begins with Traefik. it says that this is no root, and drops the service. */
  private static ObjectNode labels(JsonNode found) {
    ObjectNode labels = object();
    found
        .properties()
        .forEach(
            label -> {
              if (isTold(label.getKey()) && label.getValue().isTextual()) {
                labels.put(label.getKey(), label.getValue().textValue());
              }
            });
    return labels;
  }

  private static boolean isTold(String name) {
    return name.startsWith(TRAEFIK) || name.equals(STACK);
  }

  private static ArrayNode virtualAddresses(JsonNode endpoint) {
    ArrayNode addresses = array();
    for (JsonNode found : endpoint.path("VirtualIPs")) {
      String address = text(found, "Addr", ADDRESS);
      if (!address.isEmpty()) {
        addresses.addObject().put("NetworkID", text(found, "NetworkID", ID)).put("Addr", address);
      }
    }
    return addresses;
  }

  /** Its id is spelled Id, unlike all others. */
  static ObjectNode network(JsonNode found) {
    return object()
        .put("Name", text(found, "Name", NAME))
        .put("Id", text(found, "Id", ID))
        .put("Scope", text(found, "Scope", WORD))
        .put("Driver", text(found, "Driver", NAME));
  }

  /**
   * Without its node: of one that is told Traefik asks the address, and then makes no use of it.
   */
  static ObjectNode task(JsonNode found) {
    ObjectNode task =
        object()
            .put("ID", text(found, "ID", ID))
            .put("ServiceID", text(found, "ServiceID", ID))
            .put("Slot", found.path("Slot").asInt())
            .put("DesiredState", text(found, "DesiredState", WORD));
    task.putObject("Status").put("State", text(found.path("Status"), "State", WORD));
    task.set("NetworksAttachments", attachments(found.path("NetworksAttachments")));
    return task;
  }

  private static ArrayNode attachments(JsonNode found) {
    ArrayNode attachments = array();
    for (JsonNode each : found) {
      ObjectNode attachment = attachments.addObject();
      attachment.putObject("Network").put("ID", text(each.path("Network"), "ID", ID));
      attachment.set("Addresses", addresses(each.path("Addresses")));
    }
    return attachments;
  }

  private static ArrayNode addresses(JsonNode found) {
    ArrayNode addresses = array();
    for (JsonNode address : found) {
      if (fits(address, ADDRESS)) {
        addresses.add(address.textValue());
      }
    }
    return addresses;
  }

  private static String text(JsonNode object, String field, Pattern form) {
    JsonNode value = object.path(field);
    return fits(value, form) ? value.textValue() : "";
  }

  private static boolean fits(JsonNode value, Pattern form) {
    return value.isTextual() && form.matcher(value.textValue()).matches();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }
}
