package org.personalcontainers.core.spec.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.Tree.Entry;
import org.personalcontainers.core.spec.tree.Tree.Extent;
import org.personalcontainers.core.spec.tree.Wanted;

/**
 * The keys of one group, of which we know the names. An empty answer always means that nothing can
 * be said about the value: either it was left out where that is allowed, or a problem stands.
 */
final class Fields {
  /** "address:192.168.1.11" and "address 192.168.1.11" are words of their own to YAML. */
  private static final Pattern GLUED = Pattern.compile("([a-z]+)(:| +:?)(\\S.{0,80})");

  private final Findings findings;
  private final KeyPath path;
  private final Tree.Mapping mapping;
  private final Set<String> misspelt = new HashSet<>();

  Fields(Findings findings, KeyPath path, Tree.Mapping mapping, List<String> known) {
    this.findings = findings;
    this.path = path;
    this.mapping = mapping;
    List<String> absent = known.stream().filter(key -> mapping.entry(key).isEmpty()).toList();
    for (Entry entry : mapping.entries()) {
      if (!known.contains(entry.key()) && !findings.isFull()) {
        refuseUnknown(entry, known, absent);
      }
    }
  }

  private void refuseUnknown(Entry entry, List<String> known, List<String> absent) {
    Matcher glued = GLUED.matcher(entry.key());
    if (glued.matches() && known.contains(glued.group(1))) {
      misspelt.add(glued.group(1));
      refuseGlued(entry, glued.group(1), glued.group(3));
      return;
    }
    Optional<String> meant = findings.nearMiss(entry.key(), absent);
    meant.ifPresent(misspelt::add);
    Optional<String> home = findings.kind().homeOf(entry.key());
    findings.add(
        path.key(entry.key()),
        entry.place(),
        "unknown key " + quoted(entry.key()),
        meant
            .map(word -> "write " + word)
            .or(() -> home)
            .orElse("known here: " + String.join(", ", known)));
  }

  private void refuseGlued(Entry entry, String key, String value) {
    findings.add(
        path.key(entry.key()),
        entry.place(),
        "a key ends with a colon and a blank",
        "write " + key + ": " + value);
  }

  KeyPath path() {
    return path;
  }

  KeyPath path(String key) {
    return path.key(key);
  }

  /** Whether the key stands there, be it misspelt or without a value, or may have been torn off. */
  boolean has(String key) {
    return mapping.entry(key).isPresent()
        || misspelt.contains(key)
        || mapping.extent() == Extent.TORN;
  }

  /** What stands at the key, read or not. */
  Optional<Tree> tree(String key) {
    return mapping.entry(key).map(Entry::value);
  }

  <T> Optional<T> required(String key, Form<T> form) {
    if (!has(key)) {
      findings.add(path(key), key + " is missing", "write " + key + ": " + form.example());
    }
    return optional(key, form);
  }

  <T> Optional<T> optional(String key, Form<T> form) {
    return tree(key).flatMap(tree -> value(key, tree, form));
  }

  <T> Optional<T> orDefault(String key, Form<T> form, T value, String reason) {
    if (has(key)) {
      return optional(key, form);
    }
    findings.filledIn(path(key), reason);
    return Optional.of(value);
  }

  /** Of an empty group, too, it is known where it came from. */
  void noteEmpty(String key) {
    if (mapping.byKey().containsKey(key)) {
      findings.written(path(key));
    } else {
      findings.filledIn(path(key), "none");
    }
  }

  private <T> Optional<T> value(String key, Tree tree, Form<T> form) {
    if (tree instanceof Tree.Scalar scalar && !Wanted.saysNothing(tree)) {
      return read(findings, path(key), scalar, form);
    }
    if (!(tree instanceof Tree.Unreadable)) {
      findings.add(
          path(key),
          tree instanceof Tree.Scalar ? findings.placeOf(path(key)) : tree.place(),
          tree instanceof Tree.Scalar
              ? key + " has no value"
              : Wanted.describe(tree) + " stands where one value is wanted",
          "write " + key + ": " + form.example());
    }
    return Optional.empty();
  }

  static <T> Optional<T> read(Findings findings, KeyPath path, Tree.Scalar scalar, Form<T> form) {
    findings.written(path);
    try {
      return Optional.of(form.read().apply(scalar));
    } catch (UnfitValue unfit) {
      findings.add(path, unfit);
      return Optional.empty();
    }
  }

  /** The group of keys at the key: an empty one where it is left out or says nothing. */
  Optional<Tree.Mapping> group(String key, String example) {
    Extent extent = has(key) ? Extent.TORN : Extent.WHOLE;
    Tree nothing = new Tree.Mapping(findings.placeOf(path(key)), Map.of(), extent);
    return group(findings, path(key), tree(key).orElse(nothing), example);
  }

  static Optional<Tree.Mapping> group(Findings findings, KeyPath path, Tree tree, String example) {
    if (tree instanceof Tree.Mapping mapping) {
      return Optional.of(mapping);
    }
    if (Wanted.saysNothing(tree)) {
      return Optional.of(new Tree.Mapping(tree.place(), Map.of(), Extent.WHOLE));
    }
    if (!(tree instanceof Tree.Unreadable)) {
      findings.add(
          path,
          tree.place(),
          Wanted.describe(tree) + " stands where a group of keys is wanted",
          "write " + example);
    }
    return Optional.empty();
  }
}
