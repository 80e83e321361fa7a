package org.personalcontainers.agent.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.HashedName;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.core.stack.SwarmObject;

/** The configs and secrets that swarm keeps for a stack. */
final class KeptObjects {
  static final String CONFIGS = "/configs";
  static final String SECRETS = "/secrets";

  private final Engine engine;

  KeptObjects(Engine engine) {
    this.engine = engine;
  }

  /** What of that kind is the stack's. */
  Reply ofStack(String kind, StackName stack) {
    return engine.list(kind, "label", List.of(StackService.STACK + "=" + stack));
  }

  /** Done when swarm has all that the stack names. */
  Answer keep(StackName name, Rendered stack) {
    Answer configs = keep(name, CONFIGS, stack.configs());
    return configs instanceof Answer.Done ? keep(name, SECRETS, stack.secrets()) : configs;
  }

  private Answer keep(StackName stack, String kind, SortedMap<HashedName, SwarmObject> objects) {
    for (Map.Entry<HashedName, SwarmObject> object : objects.entrySet()) {
      JsonNode creation = creation(stack, object.getKey(), object.getValue());
      Answer answer = kept(object.getKey(), engine.post(kind + "/create", creation));
      if (!(answer instanceof Answer.Done)) {
        return answer;
      }
    }
    return new Answer.Done();
  }

  /** One of that name has that content: it stands in the name. */
  private static Answer kept(HashedName name, Reply reply) {
    return switch (reply) {
      case Reply.Ok ok -> new Answer.Done();
      case Reply.Failed(int status, String message) when status == 409 -> new Answer.Done();
      case Reply.Failed(int status, String message) when status < 500 ->
          new Answer.Refused("Docker does not keep " + name + ": " + message);
      case Reply lost -> Verdict.unheard(lost);
    };
  }

  private static JsonNode creation(StackName stack, HashedName name, SwarmObject object) {
    ObjectNode creation =
        JsonNodeFactory.instance
            .objectNode()
            .put("Name", name.value())
            .put("Data", object.content());
    ObjectNode labels = creation.putObject("Labels");
    object.labels().forEach(labels::put);
    labels.put(StackService.STACK, stack.value());
    object.templating().ifPresent(driver -> creation.putObject("Templating").put("Name", driver));
    return creation;
  }

  /**
   * Deletes what no service needs any more, not even to go back to what it was before. What can't
   * be deleted now goes another time.
   */
  void letGo(StackName name, Rendered stack) {
    if (engine.get("/services") instanceof Reply.Ok(JsonNode services)) {
      letGo(name, CONFIGS, needed(services, "ConfigName", stack.configs().keySet()));
      letGo(name, SECRETS, needed(services, "SecretName", stack.secrets().keySet()));
    }
  }

  private static Set<String> needed(JsonNode services, String field, Set<HashedName> given) {
    Set<String> names = new TreeSet<>();
    given.forEach(name -> names.add(name.value()));
    for (JsonNode service : services) {
      names.addAll(service.path("Spec").findValuesAsText(field));
      names.addAll(service.path("PreviousSpec").findValuesAsText(field));
    }
    return names;
  }

  private void letGo(StackName stack, String kind, Set<String> needed) {
    if (ofStack(kind, stack) instanceof Reply.Ok(JsonNode list)) {
      for (JsonNode object : list) {
        if (!needed.contains(object.path("Spec").path("Name").asText())) {
          engine.delete(kind + "/" + object.path("ID").asText());
        }
      }
    }
  }
}
