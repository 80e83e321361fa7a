package org.personalcontainers.core.stack.yaml;

import java.util.ArrayList;
import java.util.List;

/** The names of what a service asks for: networks, configs, secrets. */
final class Grants {
  private Grants() {}

  static List<Spot> of(Spot list) {
    List<Spot> names = new ArrayList<>(list.names());
    for (Spot item : list.items()) {
      item.at("source").ifPresent(names::add);
    }
    return names;
  }
}
