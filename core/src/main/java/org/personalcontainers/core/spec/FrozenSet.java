package org.personalcontainers.core.spec;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A sorted set that never changes, so that it need not be copied again, and knows its hash. */
final class FrozenSet<T extends Comparable<T>> extends AbstractSet<T> implements SortedSet<T> {
  private final SortedSet<T> content;
  private int hash;
  private @Nullable FrozenSet<?> twin;

  FrozenSet(Collection<T> elements) {
    this.content = Collections.unmodifiableSortedSet(new TreeSet<>(elements));
  }

  @Override
  public Iterator<T> iterator() {
    return content.iterator();
  }

  @Override
  public int size() {
    return content.size();
  }

  @Override
  public boolean contains(@Nullable Object element) {
    return content.contains(element);
  }

  @Override
  public @Nullable Comparator<? super T> comparator() {
    return null;
  }

  @Override
  public SortedSet<T> subSet(T from, T to) {
    return content.subSet(from, to);
  }

  @Override
  public SortedSet<T> headSet(T to) {
    return content.headSet(to);
  }

  @Override
  public SortedSet<T> tailSet(T from) {
    return content.tailSet(from);
  }

  @Override
  public T first() {
    return content.first();
  }

  @Override
  public T last() {
    return content.last();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (other == this || other == twin) {
      return true;
    }
    return other instanceof FrozenSet<?> frozen ? isTwin(frozen) : super.equals(other);
  }

  /** Who was found equal once stays so: every turn compares the same sets again. */
  private boolean isTwin(FrozenSet<?> other) {
    if (other.hashCode() != hashCode() || other.size() != size() || !hasElementsOf(other)) {
      return false;
    }
    twin = other;
    return true;
  }

  private boolean hasElementsOf(FrozenSet<?> other) {
    Iterator<?> theirs = other.iterator();
    for (T element : this) {
      if (!element.equals(theirs.next())) {
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
