package org.personalcontainers.core.spec.tree;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.personalcontainers.core.spec.tree.Tree.Entry;
import org.personalcontainers.core.spec.tree.Tree.Extent;

/** A mapping or list that is still being read. */
sealed interface Growing {
  void add(Tree tree, Findings findings);

  /** What is missing from here on was not left out: it could not be read. */
  void tear();

  Tree finished();

  /** Plain text runs on over line ends: with what follows it in a torn group it says nothing. */
  private static Tree asTorn(Tree last) {
    boolean ranOn =
        last instanceof Tree.Scalar scalar
            && scalar.style() == Tree.Style.PLAIN
            && scalar.text().contains(" ");
    return ranOn ? new Tree.Unreadable(last.place()) : last;
  }

  /** The path of what comes next. */
  KeyPath here();

  final class OfItems implements Growing {
    private final KeyPath path;
    private final Place place;
    private final List<Tree> items = new ArrayList<>();
    private Extent extent = Extent.WHOLE;

    OfItems(KeyPath path, Place place) {
      this.path = path;
      this.place = place;
    }

    @Override
    public void add(Tree tree, Findings findings) {
      items.add(tree);
    }

    @Override
    public void tear() {
      extent = Extent.TORN;
      if (!items.isEmpty()) {
        items.set(items.size() - 1, Growing.asTorn(items.getLast()));
      }
    }

    @Override
    public Tree finished() {
      return new Tree.Sequence(place, items, extent);
    }

    @Override
    public KeyPath here() {
      return path.item(items.size());
    }
  }

  final class OfKeys implements Growing {
    private final KeyPath path;
    private final Place place;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<Tree.Mapping> merged = new ArrayList<>();
    private Optional<Tree> key = Optional.empty();
    private int lastKeyLine;
    private String lastKey = "";
    private boolean spoilt;
    private Extent extent = Extent.WHOLE;

    OfKeys(KeyPath path, Place place) {
      this.path = path;
      this.place = place;
    }

    @Override
    public void add(Tree tree, Findings findings) {
      if (key.isEmpty()) {
        key = Optional.of(tree);
        lastKeyLine = tree.place().line();
      } else {
        add(key.get(), tree, findings);
        key = Optional.empty();
      }
    }

    private void add(Tree keyTree, Tree value, Findings findings) {
      switch (keyTree) {
        case Tree.Scalar scalar -> add(scalar, value, findings);
        case Tree.Unreadable _ -> {}
        case Tree.Mapping _, Tree.Sequence _ -> refuseKey(keyTree, findings);
      }
    }

    private void refuseKey(Tree keyTree, Findings findings) {
      spoilt = true;
      findings.add(
          path,
          keyTree.place(),
          (keyTree instanceof Tree.Mapping ? "{" : "[") + " stands where a key is wanted",
          "write a word and a colon; text that begins with { or [ goes in quotes");
    }

    private void add(Tree.Scalar scalar, Tree value, Findings findings) {
      Entry first = entries.get(scalar.text());
      if (first != null) {
        findings.add(
            path.key(scalar.text()),
            scalar.place(),
            "the key "
                + quoted(scalar.text())
                + " stands here again, first in line "
                + first.place().line(),
            "keep one of the two");
      } else if (scalar.text().equals("<<") && scalar.style() == Tree.Style.PLAIN) {
        takeMerge(scalar.place(), value, findings);
      } else {
        lastKey = scalar.text();
        entries.put(scalar.text(), new Entry(scalar.text(), scalar.place(), value));
      }
    }

    private void takeMerge(Place at, Tree value, Findings findings) {
      if (findings.kind().copies() == FileKind.Copies.FOLLOWED) {
        merge(value, findings);
      } else {
        findings.add(
            path,
            at,
            "merging by \"<<\" is not read here",
            "write the keys out wherever they are wanted");
      }
    }

    private void merge(Tree value, Findings findings) {
      switch (value) {
        case Tree.Mapping mapping -> merged.add(mapping);
        case Tree.Sequence sequence -> sequence.items().forEach(item -> merge(item, findings));
        case Tree.Scalar scalar ->
            findings.add(
                path,
                scalar.place(),
                "\"<<\" takes keys from a group, and " + Wanted.describe(scalar) + " is none",
                "write <<: *NAME, where &NAME stands before a group of keys");
        case Tree.Unreadable _ -> {}
      }
    }

    /** The line of the last key, counted from 1; 0 where there is none. */
    int lastKeyLine() {
      return lastKeyLine;
    }

    @Override
    public void tear() {
      extent = Extent.TORN;
      entries.computeIfPresent(
          lastKey,
          (_, entry) -> new Entry(entry.key(), entry.place(), Growing.asTorn(entry.value())));
      if (key.isPresent() && key.get() instanceof Tree.Scalar scalar) {
        Tree value = new Tree.Unreadable(scalar.place());
        entries.putIfAbsent(scalar.text(), new Entry(scalar.text(), scalar.place(), value));
      }
      key = Optional.empty();
    }

    /** What a key has spoilt, such as a template's double braces, was meant for something else. */
    @Override
    public Tree finished() {
      boolean nothing = spoilt && entries.isEmpty();
      return nothing ? new Tree.Unreadable(place) : mapping();
    }

    Tree.Mapping mapping() {
      Map<String, Entry> all = new LinkedHashMap<>(entries);
      merged.forEach(more -> more.byKey().forEach(all::putIfAbsent));
      return new Tree.Mapping(place, all, extent);
    }

    @Override
    public KeyPath here() {
      return key.isPresent() && key.get() instanceof Tree.Scalar scalar
          ? path.key(scalar.text())
          : path;
    }
  }
}
