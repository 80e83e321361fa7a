package org.personalcontainers.core.spec;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/** Copies that cannot change and that every run walks in the same order. */
public final class Ordered {
  private Ordered() {}

  public static <K extends Comparable<K>, V> SortedMap<K, V> copy(Map<K, V> map) {
    return map instanceof FrozenMap<K, V> frozen ? frozen : new FrozenMap<>(map);
  }

  public static <T extends Comparable<T>> SortedSet<T> copy(Collection<T> elements) {
    return elements instanceof FrozenSet<T> frozen ? frozen : new FrozenSet<>(elements);
  }
}
