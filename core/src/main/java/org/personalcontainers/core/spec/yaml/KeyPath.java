package org.personalcontainers.core.spec.yaml;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a value stands in the file, by its keys: networks.lan.pool, managers[1]. */
public record KeyPath(List<String> steps) {
  /** The whole file. */
  public static final KeyPath ROOT = new KeyPath(List.of());

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");
  private static final int LONGEST_SHOWN = 64;

  public KeyPath {
    steps = List.copyOf(steps);
  }

  public KeyPath key(String key) {
    return with(PLAIN.matcher(key).matches() ? key : "\"" + shortened(key) + "\"");
  }

  public KeyPath item(int index) {
    return with("[" + index + "]");
  }

  public boolean isRoot() {
    return steps.isEmpty();
  }

  /** The path of what holds this; the whole file holds itself. */
  public KeyPath parent() {
    return isRoot() ? this : new KeyPath(steps.subList(0, steps.size() - 1));
  }

  private KeyPath with(String step) {
    return new KeyPath(Stream.concat(steps.stream(), Stream.of(step)).toList());
  }

  private static String shortened(String key) {
    return key.length() <= LONGEST_SHOWN ? key : key.substring(0, LONGEST_SHOWN) + "...";
  }

  @Override
  public String toString() {
    return String.join(".", steps).replace(".[", "[");
  }
}
