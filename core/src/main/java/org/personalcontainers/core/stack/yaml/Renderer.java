package org.personalcontainers.core.stack.yaml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.Tree.Entry;
import org.personalcontainers.core.spec.tree.Tree.Style;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.FileObject;
import org.personalcontainers.core.stack.HashedName;
import org.personalcontainers.core.stack.LocalPath;
import org.personalcontainers.core.stack.Rendering;
import org.personalcontainers.core.stack.ResourceName;
import org.personalcontainers.core.stack.StackFile;
import org.personalcontainers.core.stack.Value;

/** Gives configs and secrets their names, and writes the whole. */
final class Renderer {
  /** Where the content lies that stood in the compose file. */
  private static final String INLINE = ".inline/";

  private final StackName stack;
  private final Map<LocalPath, ContentHash> contents;
  private final List<LocalPath> lacking = new ArrayList<>();
  private final SortedMap<LocalPath, Value> files = new TreeMap<>();

  Renderer(StackName stack, Map<LocalPath, ContentHash> contents) {
    this.stack = stack;
    this.contents = contents;
  }

  Rendering render(StackFile file) {
    Map<String, Entry> entries = new LinkedHashMap<>(file.document().byKey());
    entries.remove("version");
    entries.computeIfPresent("configs", (_, entry) -> named(entry, file.configs(), "configs"));
    entries.computeIfPresent("secrets", (_, entry) -> named(entry, file.secrets(), "secrets"));
    return lacking.isEmpty()
        ? new Rendering.Rendered(TreePrinter.print(with(file.document(), entries)), files)
        : new Rendering.Lacking(List.copyOf(new TreeSet<>(lacking)));
  }

  private Entry named(Entry group, SortedMap<ResourceName, FileObject> objects, String kind) {
    if (!(group.value() instanceof Tree.Mapping mapping)) {
      return group;
    }
    Map<String, Entry> entries = new LinkedHashMap<>(mapping.byKey());
    objects.forEach(
        (key, object) ->
            entries.computeIfPresent(key.value(), (_, entry) -> named(entry, object, kind)));
    return new Entry(group.key(), group.place(), with(mapping, entries));
  }

  private Entry named(Entry entry, FileObject object, String kind) {
    return switch (object.source()) {
      case FileObject.Local(var path) -> local(entry, object, path);
      case FileObject.Inline(var content) -> inline(entry, object, content, kind);
      case FileObject.Elsewhere() -> entry;
    };
  }

  private Entry local(Entry entry, FileObject object, LocalPath path) {
    Optional<ContentHash> content = Optional.ofNullable(contents.get(path));
    if (content.isEmpty()) {
      lacking.add(path);
    }
    return content.map(hash -> fromFile(entry, name(object, hash), path)).orElse(entry);
  }

  private Entry inline(Entry entry, FileObject object, Value content, String kind) {
    ContentHash hash = ContentHash.of(content.reveal().getBytes(StandardCharsets.UTF_8));
    LocalPath path = LocalPath.of(INLINE + kind + "/" + object.key());
    files.put(path, content);
    return fromFile(entry, name(object, hash), path);
  }

  private HashedName name(FileObject object, ContentHash content) {
    return object
        .name()
        .map(name -> HashedName.of(name, content))
        .orElseGet(() -> HashedName.of(stack, object.key(), content));
  }

  private static Entry fromFile(Entry entry, HashedName name, LocalPath path) {
    if (!(entry.value() instanceof Tree.Mapping mapping)) {
      return entry;
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    entries.put("name", text(entry, "name", name.value()));
    entries.put("file", text(entry, "file", "./" + path));
    mapping.byKey().forEach(entries::putIfAbsent);
    List.of("content", "environment", "external").forEach(entries::remove);
    return new Entry(entry.key(), entry.place(), with(mapping, entries));
  }

  private static Entry text(Entry at, String key, String text) {
    return new Entry(key, at.place(), new Tree.Scalar(at.place(), text, Style.QUOTED));
  }

  private static Tree.Mapping with(Tree.Mapping mapping, Map<String, Entry> entries) {
    return new Tree.Mapping(mapping.place(), entries, mapping.extent());
  }
}
