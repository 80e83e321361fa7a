package org.personalcontainers.core.spec.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where each value of a declaration came from, by its path in the printed file. */
public record Origins(Map<KeyPath, Origin> byPath) {
  public Origins {
    byPath = Collections.unmodifiableMap(new LinkedHashMap<>(byPath));
  }

  public Optional<Origin> of(KeyPath path) {
    return Optional.ofNullable(byPath.get(path));
  }
}
