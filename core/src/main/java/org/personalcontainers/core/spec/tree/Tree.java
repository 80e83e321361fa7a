package org.personalcontainers.core.spec.tree;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A YAML document without its meaning: what stands where. Nothing is resolved to a type yet. */
public sealed interface Tree {
  Place place();

  record Scalar(Place place, String text, Style style) implements Tree {}

  record Mapping(Place place, Map<String, Entry> byKey, Extent extent) implements Tree {
    public Mapping {
      byKey = Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
    }

    public Collection<Entry> entries() {
      return byKey.values();
    }

    public Optional<Entry> entry(String key) {
      return Optional.ofNullable(byKey.get(key));
    }
  }

  record Sequence(Place place, List<Tree> items, Extent extent) implements Tree {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** Something stands there, and a problem already says what is wrong with it. */
  record Unreadable(Place place) implements Tree {}

  record Entry(String key, Place place, Tree value) {}

  /** Quoted text is text; the meaning of plain text depends on what is wanted. */
  enum Style {
    PLAIN,
    QUOTED
  }

  /** Of what a syntax error has torn, nothing can be called missing. */
  enum Extent {
    WHOLE,
    TORN
  }
}
