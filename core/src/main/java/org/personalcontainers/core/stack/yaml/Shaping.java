package org.personalcontainers.core.stack.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.Tree.Entry;
import org.personalcontainers.core.spec.tree.Tree.Extent;
import org.personalcontainers.core.spec.tree.Wanted;
import org.personalcontainers.core.stack.yaml.Shape.Group;
import org.personalcontainers.core.stack.yaml.Shape.Ignored;
import org.personalcontainers.core.stack.yaml.Shape.Refused;
import org.personalcontainers.core.stack.yaml.Shape.Word;

/**
 * Brings a compose file into the shape that swarm takes: variables filled in, what swarm does not
 * do left out, and every value of the type that it must have. A tree of this shape is plain only
 * where it is no text.
 */
final class Shaping {
  private final WordShaping words;
  private final Remarks remarks;

  Shaping(Filler filler, Remarks remarks) {
    this.words = new WordShaping(filler, remarks);
    this.remarks = remarks;
  }

  /** Nothing, where nothing is to stand there or a problem says what is wrong. */
  Optional<Tree> shape(KeyPath path, Shape shape, Tree tree) {
    if (tree instanceof Tree.Unreadable || remarks.problems().isFull()) {
      return Optional.empty();
    }
    return switch (shape) {
      case Word word when tree instanceof Tree.Scalar scalar -> words.shape(path, word, scalar);
      case Shape.OneOf oneOf when tree instanceof Tree.Scalar scalar ->
          words.shape(path, oneOf, scalar);
      case Shape.Either either ->
          fitting(either, tree)
              .map(fitting -> shape(path, fitting, tree))
              .orElseGet(() -> refuse(path, either, tree));
      case Group group when tree instanceof Tree.Mapping mapping ->
          Optional.of(group(path, group, mapping));
      case Shape.Named named when tree instanceof Tree.Mapping mapping ->
          Optional.of(named(path, named, mapping));
      case Shape.Items items when tree instanceof Tree.Sequence sequence ->
          Optional.of(items(path, items, sequence));
      case Word _, Shape.OneOf _, Group _, Shape.Named _, Shape.Items _ ->
          refuse(path, shape, tree);
    };
  }

  private static Optional<Shape> fitting(Shape.Either either, Tree tree) {
    return either.shapes().stream().filter(shape -> fits(shape, tree)).findFirst();
  }

  private static boolean fits(Shape shape, Tree tree) {
    return switch (shape) {
      case Word _, Shape.OneOf _ -> tree instanceof Tree.Scalar && !Wanted.saysNothing(tree);
      case Group _, Shape.Named _ -> tree instanceof Tree.Mapping;
      case Shape.Items _ -> tree instanceof Tree.Sequence;
      case Shape.Either either -> either.shapes().stream().anyMatch(one -> fits(one, tree));
    };
  }

  /** A key without a value asks for nothing. */
  private Optional<Tree> refuse(KeyPath path, Shape shape, Tree tree) {
    if (!Wanted.saysNothing(tree)) {
      remarks.refuse(
          path,
          tree,
          Wanted.describe(tree) + " stands where " + shape.wanted() + " is wanted",
          "write " + shape.wanted());
    }
    return Optional.empty();
  }

  private Tree group(KeyPath path, Group group, Tree.Mapping mapping) {
    Map<String, Entry> shaped = new LinkedHashMap<>();
    for (Entry entry : mapping.entries()) {
      Shape shape = group.keys().get(entry.key());
      if (shape != null) {
        shape(path.key(entry.key()), shape, entry.value())
            .ifPresentOrElse(
                value -> shaped.put(entry.key(), with(entry, value)),
                () -> lose(path.key(entry.key()), shape, entry));
      } else if (!entry.key().startsWith("x-")) {
        judge(path, group, mapping, entry);
      }
    }
    return new Tree.Mapping(mapping.place(), shaped, mapping.extent());
  }

  /** A group of which nothing stands there is an empty one. */
  private void lose(KeyPath path, Shape shape, Entry entry) {
    if (shape instanceof Word || !Wanted.saysNothing(entry.value())) {
      remarks.lose(path);
    }
  }

  private void judge(KeyPath path, Group group, Tree.Mapping mapping, Entry entry) {
    Findings problems = remarks.problems();
    KeyPath place = path.key(entry.key());
    switch (group.verdicts().get(entry.key())) {
      case Ignored(var why, var instead) ->
          remarks
              .notices()
              .add(place, entry.place(), entry.key() + " has no effect: " + why, instead);
      case Refused(var wrong, var remedy) -> problems.add(place, entry.place(), wrong, remedy);
      case null -> refuseUnknown(path, group, mapping, entry);
    }
  }

  private void refuseUnknown(KeyPath path, Group group, Tree.Mapping mapping, Entry entry) {
    List<String> absent =
        group.keys().keySet().stream().filter(key -> mapping.entry(key).isEmpty()).toList();
    Optional<String> meant = remarks.problems().nearMiss(entry.key(), absent);
    meant.ifPresent(word -> remarks.lose(path.key(word)));
    remarks
        .problems()
        .add(
            path.key(entry.key()),
            entry.place(),
            "unknown key " + quoted(entry.key()),
            meant
                .map(word -> "write " + word)
                .orElseGet(() -> "known here: " + String.join(", ", group.keys().keySet())));
  }

  private Tree named(KeyPath path, Shape.Named named, Tree.Mapping mapping) {
    Map<String, Entry> shaped = new LinkedHashMap<>();
    for (Entry entry : mapping.entries()) {
      value(path.key(entry.key()), named.value(), entry)
          .ifPresent(value -> shaped.put(entry.key(), with(entry, value)));
    }
    return new Tree.Mapping(mapping.place(), shaped, mapping.extent());
  }

  /** Of what has a name, the name alone says something. */
  private Optional<Tree> value(KeyPath path, Shape shape, Entry entry) {
    if (shape instanceof Group && Wanted.saysNothing(entry.value())) {
      return Optional.of(new Tree.Mapping(entry.place(), Map.of(), Extent.WHOLE));
    }
    return shape == Word.ASSIGNED && Wanted.saysNothing(entry.value())
        ? words.inherited(path, entry)
        : shape(path, shape, entry.value());
  }

  private Tree items(KeyPath path, Shape.Items items, Tree.Sequence sequence) {
    List<Tree> shaped = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      shape(path.item(i), items.item(), sequence.items().get(i)).ifPresent(shaped::add);
    }
    return new Tree.Sequence(sequence.place(), shaped, sequence.extent());
  }

  private static Entry with(Entry entry, Tree value) {
    return new Entry(entry.key(), entry.place(), value);
  }
}
