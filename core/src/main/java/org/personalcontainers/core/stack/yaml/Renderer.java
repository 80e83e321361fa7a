package org.personalcontainers.core.stack.yaml;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.personalcontainers.core.spec.SecretName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.Tree.Entry;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.ContentLabel;
import org.personalcontainers.core.stack.FileObject;
import org.personalcontainers.core.stack.LocalPath;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.core.stack.Rendering;
import org.personalcontainers.core.stack.ResourceName;
import org.personalcontainers.core.stack.SecretUse;
import org.personalcontainers.core.stack.SecretUses;
import org.personalcontainers.core.stack.Service;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.stack.StackFile;

/** Writes the whole, so that nothing has to lie beside it and every service tells its content. */
final class Renderer {
  private final StackName stack;
  private final BroughtFiles files;
  private final Objects configs;
  private final Objects secrets;
  private final Environments environments;
  private final SortedMap<ServiceName, ContentHash> contents = new TreeMap<>();

  Renderer(StackName stack, Map<LocalPath, byte[]> brought, Set<SecretName> ofCluster) {
    this.stack = stack;
    this.files = new BroughtFiles(brought);
    this.configs = new Objects(stack, "configs", files, Set.of());
    this.secrets = new Objects(stack, "secrets", files, ofCluster);
    this.environments = new Environments(files);
  }

  Rendering render(StackFile file) {
    Tree.Mapping document = Nodes.without(file.document(), "version");
    Tree.Mapping named = secrets.named(configs.named(document, file.configs()), file.secrets());
    Tree.Mapping whole = services(named, file);
    if (!files.lacking().isEmpty()) {
      return new Rendering.Lacking(files.lacking());
    }
    return environments.problems().isEmpty()
        ? new Rendering.Ready(
            new Rendered(TreePrinter.print(whole), configs.kept(), secrets.kept()),
            contents,
            uses(file))
        : new Rendering.Unfit(environments.problems());
  }

  /** The same secret may stand there by two names. */
  private SecretUses uses(StackFile file) {
    SortedMap<SecretName, SortedSet<ServiceName>> services = new TreeMap<>();
    for (FileObject object : file.secrets().values()) {
      secrets
          .ofCluster(object)
          .ifPresent(
              secret ->
                  services
                      .computeIfAbsent(secret, _ -> new TreeSet<>())
                      .addAll(granted(file, object.key())));
    }
    SortedMap<SecretName, SecretUse> uses = new TreeMap<>();
    services.forEach(
        (secret, users) ->
            uses.put(secret, new SecretUse(SecretUse.standIn(stack, secret), users)));
    return new SecretUses(uses);
  }

  private static List<ServiceName> granted(StackFile file, ResourceName key) {
    return file.services().values().stream()
        .filter(service -> service.uses().secrets().contains(key))
        .map(Service::name)
        .toList();
  }

  private Tree.Mapping services(Tree.Mapping document, StackFile file) {
    return Nodes.below(document, "services", services -> rendered(document, services, file));
  }

  private Tree.Mapping rendered(Tree.Mapping document, Tree.Mapping services, StackFile file) {
    String shared = printed(document, "networks") + printed(document, "volumes");
    Map<String, Entry> entries = new LinkedHashMap<>(services.byKey());
    file.services()
        .forEach(
            (name, service) ->
                entries.computeIfPresent(
                    name.value(),
                    (_, entry) ->
                        new Entry(
                            entry.key(),
                            entry.place(),
                            rendered(
                                entry.value(), service, shared + granted(document, service)))));
    return Nodes.with(services, entries);
  }

  private Tree rendered(Tree tree, Service service, String used) {
    if (!(tree instanceof Tree.Mapping mapping)) {
      return tree;
    }
    Tree.Mapping whole = Manners.added(environments.inlined(mapping, service), service);
    String all = TreePrinter.print(whole) + used;
    ContentHash content = ContentHash.of(all.getBytes(StandardCharsets.UTF_8));
    contents.put(service.name(), content);
    return Nodes.below(
        whole,
        "deploy",
        deploy ->
            Nodes.withSetting(
                Nodes.withoutSetting(deploy, "labels", ContentLabel.NAME),
                "labels",
                ContentLabel.NAME,
                content.value()));
  }

  private static String printed(Tree.Mapping document, String group) {
    return Nodes.group(document, group).map(TreePrinter::print).orElse("");
  }

  /** Its configs and secrets: the names of our own tell their content. */
  private static String granted(Tree.Mapping document, Service service) {
    return granted(document, "configs", service.uses().configs())
        + granted(document, "secrets", service.uses().secrets());
  }

  private static String granted(Tree.Mapping document, String group, Set<ResourceName> keys) {
    Optional<Tree.Mapping> all = Nodes.group(document, group);
    return keys.stream()
        .flatMap(key -> all.flatMap(entries -> Nodes.group(entries, key.value())).stream())
        .map(TreePrinter::print)
        .collect(Collectors.joining("\n"));
  }
}
