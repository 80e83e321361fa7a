package org.personalcontainers.agent.docker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.ContentLabel;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.core.stack.Service;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.stack.StackReading;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.yaml.StackYaml;
import org.personalcontainers.core.status.ServiceSeen.Rollout;

/** What the services of a stack are made of. */
final class StackContents {
  private StackContents() {}

  /**
   * Whether these are the services of that stack and no others, each made of what it is to be made
   * of. One that swarm stopped in the middle is worth another try.
   */
  static boolean run(List<StackService> found, Rendered stack) {
    Map<ServiceName, Optional<ContentHash>> contents = new TreeMap<>();
    found.forEach(service -> contents.put(service.name(), service.seen().content()));
    return !contents.isEmpty()
        && contents.equals(of(stack))
        && !contents.containsValue(Optional.<ContentHash>empty())
        && found.stream().noneMatch(service -> service.seen().rollout() == Rollout.PAUSED);
  }

  private static Map<ServiceName, Optional<ContentHash>> of(Rendered stack) {
    Map<ServiceName, Optional<ContentHash>> contents = new TreeMap<>();
    if (StackYaml.read("-", stack.compose(), Values.NONE)
        instanceof StackReading.Read(var file, var notices)) {
      file.services().forEach((name, service) -> contents.put(name, content(service)));
    }
    return contents;
  }

  private static Optional<ContentHash> content(Service service) {
    String label = service.placing().deployLabels().getOrDefault(ContentLabel.NAME, "");
    try {
      return Optional.of(new ContentHash(label));
    } catch (UnfitValue e) {
      return Optional.empty();
    }
  }
}
