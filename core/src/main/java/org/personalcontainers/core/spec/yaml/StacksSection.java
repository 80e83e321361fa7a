package org.personalcontainers.core.spec.yaml;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.SettingName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.StackSpec;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.Tree.Entry;

/** The section {@code stacks}: what is to run, with its settings. */
final class StacksSection {
  static final List<String> KEYS = List.of("set");

  private static final String EXAMPLE = "core: {set: {dashboard_user: admin}}";

  private final Findings findings;

  StacksSection(Findings findings) {
    this.findings = findings;
  }

  SortedMap<StackName, StackSpec> read(Fields root) {
    SortedMap<StackName, StackSpec> stacks = new TreeMap<>();
    Optional<Tree.Mapping> group = root.group("stacks", "below stacks: " + EXAMPLE);
    for (Entry entry : group.map(Tree.Mapping::entries).orElse(List.of())) {
      stack(root.path("stacks").key(entry.key()), entry)
          .ifPresent(stack -> stacks.put(stack.name(), stack));
    }
    root.noteEmpty("stacks");
    return stacks;
  }

  private Optional<StackSpec> stack(KeyPath path, Entry entry) {
    Optional<StackName> name = Named.key(findings, path, entry, StackName::new);
    SortedMap<SettingName, String> settings = new TreeMap<>();
    String example = path.last() + ": {set: {dashboard_user: admin}}";
    Fields.group(findings, path, entry.value(), example)
        .map(group -> new Fields(findings, path, group, KEYS))
        .ifPresent(fields -> settings(fields, settings));
    return name.map(stack -> new StackSpec(stack, settings));
  }

  private void settings(Fields stack, SortedMap<SettingName, String> settings) {
    Optional<Tree.Mapping> group = stack.group("set", "set: {dashboard_user: admin}");
    for (Entry entry : group.map(Tree.Mapping::entries).orElse(List.of())) {
      KeyPath path = stack.path("set").key(entry.key());
      Optional<SettingName> name = Named.key(findings, path, entry, SettingName::new);
      Optional<String> value = Named.text(findings, path, entry);
      name.ifPresent(setting -> value.ifPresent(text -> settings.put(setting, text)));
    }
    stack.noteEmpty("set");
  }
}
