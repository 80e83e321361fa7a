package org.personalcontainers.core.stack.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.Tree.Entry;
import org.personalcontainers.core.spec.tree.Tree.Style;

/** A place of a shaped compose file, and what stands there. */
record Spot(KeyPath path, Tree tree) {
  Optional<Spot> at(String key) {
    return tree instanceof Tree.Mapping mapping
        ? mapping.entry(key).map(entry -> new Spot(path.key(key), entry.value()))
        : Optional.empty();
  }

  /** By names one after another. */
  Optional<Spot> below(String... keys) {
    Optional<Spot> spot = Optional.of(this);
    for (String key : keys) {
      spot = spot.flatMap(above -> above.at(key));
    }
    return spot;
  }

  /** Of what a syntax error has torn, nothing can be called missing. */
  boolean isTorn() {
    return tree instanceof Tree.Mapping mapping && mapping.extent() == Tree.Extent.TORN;
  }

  Optional<Tree.Scalar> scalar() {
    return tree instanceof Tree.Scalar scalar ? Optional.of(scalar) : Optional.empty();
  }

  Optional<String> text() {
    return scalar().map(Tree.Scalar::text);
  }

  boolean says(String text) {
    return text().filter(text::equals).isPresent();
  }

  /** The items of a list; or the one that stands there without a list. */
  List<Spot> items() {
    if (!(tree instanceof Tree.Sequence sequence)) {
      return tree instanceof Tree.Scalar ? List.of(this) : List.of();
    }
    List<Spot> items = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      items.add(new Spot(path.item(i), sequence.items().get(i)));
    }
    return items;
  }

  List<Entry> entries() {
    return tree instanceof Tree.Mapping mapping ? List.copyOf(mapping.entries()) : List.of();
  }

  /** Names that are items of a list, or the keys of a group. */
  List<Spot> names() {
    return tree instanceof Tree.Mapping
        ? entries().stream().map(this::name).toList()
        : items().stream().filter(item -> item.scalar().isPresent()).toList();
  }

  private Spot name(Entry entry) {
    return new Spot(
        path.key(entry.key()), new Tree.Scalar(entry.place(), entry.key(), Style.QUOTED));
  }
}
