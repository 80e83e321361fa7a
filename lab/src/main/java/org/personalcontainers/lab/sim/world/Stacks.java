package org.personalcontainers.lab.sim.world;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.ContentLabel;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.core.stack.Service;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.stack.StackFile;
import org.personalcontainers.core.stack.StackReading;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.yaml.StackYaml;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.ServiceSeen;
import org.personalcontainers.core.status.ServiceSeen.Rollout;
import org.personalcontainers.core.status.StackSeen;

/** What a swarm makes of a stack. Whatever it takes runs at once, and once. */
final class Stacks {
  private Stacks() {}

  static Decision deploy(ClusterSeen seen, StackName name, Rendered stack) {
    return switch (StackYaml.read("-", stack.compose(), Values.NONE)) {
      case StackReading.Refused(var problems) -> Decision.refused(problems.getFirst().toString());
      case StackReading.Read(StackFile file, var notices) ->
          missing(seen, file)
              .map(network -> Decision.refused("network \"" + network + "\" could not be found"))
              .orElseGet(() -> deploy(seen, name, file));
    };
  }

  private static Decision deploy(ClusterSeen seen, StackName name, StackFile file) {
    return seen.stacks()
        .ifKnown()
        .map(stacks -> Optional.ofNullable(stacks.get(name)).map(StackSeen::services))
        .map(runs -> deploy(seen, name, file, runs.orElseGet(TreeMap::new)))
        .orElse(new Decision.Not(new Answer.Unanswered("what runs is not known")));
  }

  private static Decision deploy(
      ClusterSeen seen, StackName name, StackFile file, SortedMap<ServiceName, ServiceSeen> runs) {
    TreeMap<ServiceName, ServiceSeen> all = new TreeMap<>();
    file.services()
        .forEach((key, service) -> all.put(key, service(service, runs.get(key), seen.asOf() + 1)));
    return all.equals(runs)
        ? Decision.done()
        : new Decision.Newer(seen.withStack(name, new StackSeen(all)));
  }

  /** What is made of the same stays what it is. */
  private static ServiceSeen service(Service service, @Nullable ServiceSeen runs, long number) {
    ServiceSeen made =
        new ServiceSeen(
            service.image(), content(service), 1, 1, Rollout.STEADY, Optional.empty(), number);
    return runs != null && runs.content().equals(made.content()) ? runs : made;
  }

  private static Optional<ContentHash> content(Service service) {
    String label = service.placing().deployLabels().getOrDefault(ContentLabel.NAME, "");
    try {
      return Optional.of(new ContentHash(label));
    } catch (UnfitValue e) {
      return Optional.empty();
    }
  }

  /** The first network that is to be there already, and is not. */
  private static Optional<String> missing(ClusterSeen seen, StackFile file) {
    Set<String> there =
        seen.networks().keySet().stream().map(Object::toString).collect(Collectors.toSet());
    return group(file.document(), "networks").stream()
        .flatMap(networks -> networks.entries().stream())
        .flatMap(network -> external(network).stream())
        .filter(network -> !there.contains(network))
        .findFirst();
  }

  private static Optional<String> external(Tree.Entry network) {
    return network.value() instanceof Tree.Mapping mapping
            && text(mapping, "external").equals(Optional.of("true"))
        ? Optional.of(text(mapping, "name").orElse(network.key()))
        : Optional.empty();
  }

  private static Optional<Tree.Mapping> group(Tree.Mapping mapping, String key) {
    return mapping
        .entry(key)
        .map(Tree.Entry::value)
        .flatMap(
            value -> value instanceof Tree.Mapping group ? Optional.of(group) : Optional.empty());
  }

  private static Optional<String> text(Tree.Mapping mapping, String key) {
    return mapping
        .entry(key)
        .map(Tree.Entry::value)
        .flatMap(
            value ->
                value instanceof Tree.Scalar scalar
                    ? Optional.of(scalar.text())
                    : Optional.empty());
  }

  static Decision remove(ClusterSeen seen, StackName name) {
    boolean runs = seen.stacks().ifKnown().filter(stacks -> stacks.containsKey(name)).isPresent();
    return runs ? new Decision.Newer(seen.withoutStack(name)) : Decision.done();
  }
}
