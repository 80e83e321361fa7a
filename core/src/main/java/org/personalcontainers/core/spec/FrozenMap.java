package org.personalcontainers.core.spec;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A sorted map that never changes, so that it need not be copied again, and knows its hash. */
final class FrozenMap<K extends Comparable<K>, V> extends AbstractMap<K, V>
    implements SortedMap<K, V> {
  private final SortedMap<K, V> content;
  private int hash;
  private @Nullable FrozenMap<?, ?> twin;

  FrozenMap(Map<K, V> map) {
    this.content = Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  @Override
  public Set<Entry<K, V>> entrySet() {
    return content.entrySet();
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    return content.get(key);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return content.containsKey(key);
  }

  @Override
  public @Nullable Comparator<? super K> comparator() {
    return null;
  }

  @Override
  public SortedMap<K, V> subMap(K from, K to) {
    return content.subMap(from, to);
  }

  @Override
  public SortedMap<K, V> headMap(K to) {
    return content.headMap(to);
  }

  @Override
  public SortedMap<K, V> tailMap(K from) {
    return content.tailMap(from);
  }

  @Override
  public K firstKey() {
    return content.firstKey();
  }

  @Override
  public K lastKey() {
    return content.lastKey();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (other == this || other == twin) {
      return true;
    }
    return other instanceof FrozenMap<?, ?> frozen ? isTwin(frozen) : super.equals(other);
  }

  /** Who was found equal once stays so: every turn compares the same maps again. */
  private boolean isTwin(FrozenMap<?, ?> other) {
    if (other.hashCode() != hashCode() || other.size() != size() || !hasEntriesOf(other)) {
      return false;
    }
    twin = other;
    return true;
  }

  private boolean hasEntriesOf(FrozenMap<?, ?> other) {
    Iterator<? extends Entry<?, ?>> theirs = other.entrySet().iterator();
    for (Entry<K, V> entry : entrySet()) {
      if (!entry.equals(theirs.next())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = content.hashCode();
    }
    return hash;
  }
}
