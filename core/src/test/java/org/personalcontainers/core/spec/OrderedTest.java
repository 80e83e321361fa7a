package org.personalcontainers.core.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OrderedTest {
  private final TreeMap<String, Integer> source = new TreeMap<>(Map.of("b", 2, "a", 1));

  @Test
  void doesNotChangeWithItsSource() {
    SortedMap<String, Integer> copy = Ordered.copy(source);
    source.put("c", 3);
    assertEquals(Map.of("a", 1, "b", 2), copy);
  }

  @Test
  void takesNoChange() {
    SortedMap<String, Integer> map = Ordered.copy(source);
    SortedSet<String> set = Ordered.copy(List.of("b", "a"));
    assertThrows(UnsupportedOperationException.class, () -> map.put("c", 3));
    assertThrows(UnsupportedOperationException.class, () -> map.entrySet().clear());
    assertThrows(UnsupportedOperationException.class, () -> set.add("c"));
    assertThrows(UnsupportedOperationException.class, () -> set.iterator().remove());
  }

  @Test
  void isNotCopiedAgain() {
    SortedMap<String, Integer> map = Ordered.copy(source);
    SortedSet<String> set = Ordered.copy(List.of("b", "a"));
    assertSame(map, Ordered.copy(map));
    assertSame(set, Ordered.copy(set));
  }

  @Test
  void equalsWhatHoldsTheSame() {
    SortedMap<String, Integer> one = Ordered.copy(source);
    SortedMap<String, Integer> other = Ordered.copy(source);
    assertEquals(one, other);
    assertEquals(one, other, "found equal before");
    assertEquals(one, new TreeMap<>(source));
    assertEquals(new TreeMap<>(source), one);
    assertEquals(one.hashCode(), source.hashCode());
    source.put("a", 7);
    assertNotEquals(one, Ordered.copy(source));
    assertEquals(Ordered.copy(Set.of("a", "b")), Ordered.copy(new TreeSet<>(Set.of("b", "a"))));
    assertNotEquals(Ordered.copy(Set.of("a", "b")), Ordered.copy(Set.of("a", "c")));
  }

  @Test
  void walksInOrder() {
    assertEquals(List.of("a", "b"), List.copyOf(Ordered.copy(source).keySet()));
    assertEquals(List.of("a", "b"), List.copyOf(Ordered.copy(List.of("b", "a"))));
  }
}
