package org.personalcontainers.core.stack.yaml;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.SecretName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.Tree.Entry;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.FileObject;
import org.personalcontainers.core.stack.HashedName;
import org.personalcontainers.core.stack.ResourceName;
import org.personalcontainers.core.stack.SecretUse;
import org.personalcontainers.core.stack.SwarmObject;

/**
 * Configs, or secrets, of a stack. Swarm is given them beside the file, which only names them: so
 * no content of a secret lies in a file on the way.
 */
final class Objects {
  private final StackName stack;
  private final String group;
  private final BroughtFiles files;
  private final Set<SecretName> ofCluster;
  private final SortedMap<HashedName, SwarmObject> kept = new TreeMap<>();

  /**
   * @param ofCluster those that the cluster keeps: swarm is given them by another name
   */
  Objects(StackName stack, String group, BroughtFiles files, Set<SecretName> ofCluster) {
    this.stack = stack;
    this.group = group;
    this.files = files;
    this.ofCluster = ofCluster;
  }

  /** The document, with names in the place of contents. */
  Tree.Mapping named(Tree.Mapping document, SortedMap<ResourceName, FileObject> objects) {
    Optional<Tree.Mapping> all = Nodes.group(document, group);
    if (all.isEmpty()) {
      return document;
    }
    Map<String, Entry> entries = new LinkedHashMap<>(all.get().byKey());
    objects.forEach(
        (key, object) ->
            entries.computeIfPresent(
                key.value(),
                (_, entry) -> new Entry(entry.key(), entry.place(), named(entry.value(), object))));
    return Nodes.with(document, group, Nodes.with(all.get(), entries));
  }

  private Tree named(Tree entry, FileObject object) {
    return switch (object.source()) {
      case FileObject.Local(var path) ->
          files.find(path).map(content -> keep(entry, object, content)).orElse(entry);
      case FileObject.Inline(var content) ->
          keep(entry, object, content.reveal().getBytes(StandardCharsets.UTF_8));
      case FileObject.External() ->
          ofCluster(object)
              .map(secret -> reference(entry, SecretUse.standIn(stack, secret)))
              .orElse(entry);
      case FileObject.Driven() -> entry;
    };
  }

  private Tree keep(Tree entry, FileObject object, byte[] content) {
    Spot spot = new Spot(KeyPath.ROOT, entry);
    Optional<String> templating = spot.at("template_driver").flatMap(Spot::text);
    SortedMap<String, String> labels = Labels.of(spot.at("labels"));
    HashedName name = name(object, hash(content, templating, labels));
    kept.put(name, SwarmObject.of(content, labels, templating));
    return reference(entry, name);
  }

  private static Tree reference(Tree entry, HashedName name) {
    Tree.Mapping reference =
        Nodes.with(Nodes.empty(entry.place()), "name", Nodes.text(entry.place(), name.value()));
    return Nodes.with(
        reference, "external", new Tree.Scalar(entry.place(), "true", Tree.Style.PLAIN));
  }

  /** Which of the cluster's it means. */
  Optional<SecretName> ofCluster(FileObject object) {
    return object.source() instanceof FileObject.External
        ? Optional.of(new SecretName(object.name().orElse(object.key()).value()))
            .filter(ofCluster::contains)
        : Optional.empty();
  }

  /** Of the content alone where that is all there is. */
  private static ContentHash hash(
      byte[] content, Optional<String> templating, SortedMap<String, String> labels) {
    ContentHash own = ContentHash.of(content);
    boolean plain = templating.isEmpty() && labels.isEmpty();
    String all = own.value() + templating.orElse("") + labels;
    return plain ? own : ContentHash.of(all.getBytes(StandardCharsets.UTF_8));
  }

  private HashedName name(FileObject object, ContentHash content) {
    return object
        .name()
        .map(name -> HashedName.of(name, content))
        .orElseGet(() -> HashedName.of(stack, object.key(), content));
  }

  SortedMap<HashedName, SwarmObject> kept() {
    return kept;
  }
}
