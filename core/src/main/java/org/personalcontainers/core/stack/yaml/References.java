package org.personalcontainers.core.stack.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.personalcontainers.core.spec.tree.Tree.Entry;
import org.personalcontainers.core.stack.Mount;
import org.personalcontainers.core.stack.ResourceName;

/** What services ask for by name stands in the file. */
final class References {
  /** The network that a stack has without a word. */
  private static final String ALWAYS = "default";

  private final Remarks remarks;
  private final Spot root;
  private final Map<Shared, Set<String>> known = new EnumMap<>(Shared.class);

  References(Remarks remarks, Spot root) {
    this.remarks = remarks;
    this.root = root;
    for (Shared shared : Shared.values()) {
      known.put(shared, namesOf(shared));
    }
  }

  Mount checked(Spot spot, Mount mount) {
    if (mount instanceof Mount.InVolume(var volume, _)) {
      volume.ifPresent(name -> checked(spot, Shared.VOLUMES, name));
    }
    return mount;
  }

  ResourceName checked(Spot spot, Shared shared, ResourceName name) {
    Set<String> names = known.getOrDefault(shared, Set.of());
    if (!names.contains(name.value()) && !root.isTorn() && !isLost(shared)) {
      refuse(spot, shared, name.value(), names);
    }
    return name;
  }

  private boolean isLost(Shared shared) {
    return remarks.isLost(root.path().key(shared.group()));
  }

  private Set<String> namesOf(Shared shared) {
    Set<String> names = new TreeSet<>(shared == Shared.NETWORKS ? Set.of(ALWAYS) : Set.of());
    root.at(shared.group()).map(Spot::entries).orElse(List.of()).stream()
        .map(Entry::key)
        .forEach(names::add);
    return names;
  }

  private void refuse(Spot spot, Shared shared, String name, Set<String> names) {
    boolean secret = remarks.isSecret(spot.tree().place());
    remarks.refuse(
        spot.path(),
        spot.tree(),
        (secret ? "what is filled in here" : quoted(name))
            + " is not among the "
            + shared.group()
            + " of this file",
        remarks
            .problems()
            .nearMiss(secret ? "" : name, names)
            .map(near -> "write " + near)
            .orElse("add it in the first column: " + shared.example()));
  }

  /** What services share, where it stands, and how one of them is written. */
  enum Shared {
    NETWORKS("networks", "networks: {NAME: {}}"),
    VOLUMES("volumes", "volumes: {NAME: {}}"),
    CONFIGS("configs", "configs: {NAME: {file: ./FILE}}"),
    SECRETS("secrets", "secrets: {NAME: {file: ./FILE}}");

    private final String group;
    private final String example;

    Shared(String group, String example) {
      this.group = group;
      this.example = example;
    }

    String group() {
      return group;
    }

    String example() {
      return example;
    }
  }
}
