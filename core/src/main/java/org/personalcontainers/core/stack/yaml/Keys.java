package org.personalcontainers.core.stack.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import org.personalcontainers.core.stack.yaml.Shape.Group;
import org.personalcontainers.core.stack.yaml.Shape.Verdict;

/** The keys of a group, by what stands behind them. */
final class Keys {
  private final Map<String, Shape> shapes = new LinkedHashMap<>();

  private Keys() {}

  static Keys of(Shape shape, String... names) {
    return new Keys().and(shape, names);
  }

  Keys and(Shape shape, String... names) {
    for (String name : names) {
      shapes.put(name, shape);
    }
    return this;
  }

  Group group() {
    return group(Map.of());
  }

  /** With what is said about other keys. */
  Group group(Map<String, Verdict> verdicts) {
    return new Group(shapes, verdicts);
  }
}
