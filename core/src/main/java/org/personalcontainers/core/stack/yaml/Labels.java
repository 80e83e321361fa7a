package org.personalcontainers.core.stack.yaml;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.tree.KeyPath;

/** Labels, which people write as {@code a: b} or as {@code - a=b}. */
final class Labels {
  private Labels() {}

  static SortedMap<String, String> of(Optional<Spot> spot) {
    SortedMap<String, String> labels = new TreeMap<>();
    spot.map(Spot::entries)
        .orElse(List.of())
        .forEach(
            entry ->
                new Spot(KeyPath.ROOT, entry.value())
                    .text()
                    .ifPresent(text -> labels.put(entry.key(), text)));
    spot.map(Spot::items).orElse(List.of()).stream()
        .flatMap(item -> item.text().stream())
        .forEach(text -> add(labels, text));
    return labels;
  }

  private static void add(SortedMap<String, String> labels, String text) {
    int sign = text.indexOf('=');
    labels.put(sign < 0 ? text : text.substring(0, sign), sign < 0 ? "" : text.substring(sign + 1));
  }
}
