package org.personalcontainers.agent.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.ServiceSeen;
import org.personalcontainers.core.status.StackSeen;

/** Looks what runs under the names of stacks: one request, and another where something is wrong. */
final class StackEyes {
  private static final String SERVICES = "/services?status=true";
  private static final String TASKS = "/tasks";

  /** What is wrong with more than these at once is wrong with all of them. */
  private static final int MOST = 50;

  private final Engine engine;

  StackEyes(Engine engine) {
    this.engine = engine;
  }

  /**
   * @param nodes {@code GET /nodes}, for their names
   */
  Fact<SortedMap<StackName, StackSeen>> look(JsonNode nodes) {
    return Verdict.knowing(
        engine.list(SERVICES, "label", List.of(StackService.STACK)),
        SERVICES,
        found -> Fact.known(byStack(explained(StackService.of(found), nodes))));
  }

  private List<StackService> explained(List<StackService> services, JsonNode nodes) {
    List<String> ailing =
        services.stream()
            .filter(service -> !service.seen().healthy())
            .map(StackService::id)
            .limit(MOST)
            .toList();
    return ailing.isEmpty() ? services : explained(services, ailing, nodes);
  }

  /** Where it can't be told why, that it is so is known all the same. */
  private List<StackService> explained(
      List<StackService> services, List<String> ailing, JsonNode nodes) {
    if (!(engine.list(TASKS, "service", ailing) instanceof Reply.Ok(JsonNode tasks))) {
      return services;
    }
    Troubles troubles = new Troubles(tasks, nodes);
    Places places = new Places(tasks);
    return services.stream()
        .map(
            service ->
                service.seen().healthy()
                    ? service
                    : places.counted(service).with(troubles.of(service)))
        .toList();
  }

  private static SortedMap<StackName, StackSeen> byStack(List<StackService> services) {
    TreeMap<StackName, SortedMap<ServiceName, ServiceSeen>> found = new TreeMap<>();
    for (StackService service : services) {
      found
          .computeIfAbsent(service.stack(), stack -> new TreeMap<>())
          .put(service.name(), service.seen());
    }
    TreeMap<StackName, StackSeen> stacks = new TreeMap<>();
    found.forEach((name, all) -> stacks.put(name, new StackSeen(all)));
    return stacks;
  }
}
