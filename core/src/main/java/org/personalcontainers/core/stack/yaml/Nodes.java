package org.personalcontainers.core.stack.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.personalcontainers.core.spec.tree.Place;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.Tree.Entry;
import org.personalcontainers.core.spec.tree.Tree.Extent;
import org.personalcontainers.core.spec.tree.Tree.Style;

/** Small changes of a tree, each of which makes another one. */
final class Nodes {
  private Nodes() {}

  static Tree.Scalar text(Place place, String text) {
    return new Tree.Scalar(place, text, Style.QUOTED);
  }

  static Tree.Mapping empty(Place place) {
    return new Tree.Mapping(place, Map.of(), Extent.WHOLE);
  }

  static Tree.Mapping with(Tree.Mapping mapping, Map<String, Entry> entries) {
    return new Tree.Mapping(mapping.place(), entries, mapping.extent());
  }

  static Tree.Mapping with(Tree.Mapping mapping, String key, Tree value) {
    Map<String, Entry> entries = new LinkedHashMap<>(mapping.byKey());
    entries.put(key, new Entry(key, mapping.place(), value));
    return with(mapping, entries);
  }

  static Tree.Mapping without(Tree.Mapping mapping, String key) {
    Map<String, Entry> entries = new LinkedHashMap<>(mapping.byKey());
    entries.remove(key);
    return with(mapping, entries);
  }

  /** With what somebody left out. */
  static Tree.Mapping orElse(Tree.Mapping mapping, String key, String text) {
    return mapping.entry(key).isPresent()
        ? mapping
        : with(mapping, key, text(mapping.place(), text));
  }

  /** With another group in the place of the one below that key, which may not be there yet. */
  static Tree.Mapping below(Tree.Mapping mapping, String key, UnaryOperator<Tree.Mapping> change) {
    return with(mapping, key, change.apply(group(mapping, key).orElse(empty(mapping.place()))));
  }

  static Optional<Tree.Mapping> group(Tree.Mapping mapping, String key) {
    return mapping
        .entry(key)
        .map(Entry::value)
        .filter(Tree.Mapping.class::isInstance)
        .map(Tree.Mapping.class::cast);
  }

  static Tree.Mapping withSetting(Tree.Mapping mapping, String key, String name, String value) {
    return withSettings(mapping, key, Map.of(name, value));
  }

  /**
   * With more settings below that key, where people write {@code a: b} or {@code - a=b}; those that
   * are there already win.
   */
  static Tree.Mapping withSettings(Tree.Mapping mapping, String key, Map<String, String> more) {
    Optional<Tree> list = mapping.entry(key).map(Entry::value);
    return list.isPresent() && list.get() instanceof Tree.Sequence sequence
        ? with(mapping, key, withItems(sequence, more))
        : below(mapping, key, group -> withEntries(group, more));
  }

  private static Tree.Mapping withEntries(Tree.Mapping group, Map<String, String> more) {
    Map<String, Entry> entries = new LinkedHashMap<>(group.byKey());
    more.forEach(
        (name, value) ->
            entries.putIfAbsent(name, new Entry(name, group.place(), text(group.place(), value))));
    return with(group, entries);
  }

  private static Tree.Sequence withItems(Tree.Sequence sequence, Map<String, String> more) {
    Set<String> there = new HashSet<>();
    for (Tree item : sequence.items()) {
      if (item instanceof Tree.Scalar scalar) {
        there.add(scalar.text().replaceAll("(?s)=.*", ""));
      }
    }
    List<Tree> items = new ArrayList<>(sequence.items());
    more.forEach(
        (name, value) -> {
          if (!there.contains(name)) {
            items.add(text(sequence.place(), name + "=" + value));
          }
        });
    return new Tree.Sequence(sequence.place(), items, sequence.extent());
  }

  /** Without the one of that name below that key, in either spelling. */
  static Tree.Mapping withoutSetting(Tree.Mapping mapping, String key, String name) {
    return mapping
        .entry(key)
        .map(Entry::value)
        .map(
            list ->
                switch (list) {
                  case Tree.Sequence sequence -> with(mapping, key, withoutItem(sequence, name));
                  case Tree.Mapping group -> with(mapping, key, without(group, name));
                  case Tree.Scalar scalar -> mapping;
                  case Tree.Unreadable unreadable -> mapping;
                })
        .orElse(mapping);
  }

  private static Tree.Sequence withoutItem(Tree.Sequence sequence, String name) {
    List<Tree> items =
        sequence.items().stream()
            .filter(
                item ->
                    !(item instanceof Tree.Scalar scalar)
                        || !scalar.text().replaceAll("(?s)=.*", "").equals(name))
            .toList();
    return new Tree.Sequence(sequence.place(), items, sequence.extent());
  }
}
