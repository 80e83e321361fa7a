package org.personalcontainers.core.spec.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.personalcontainers.core.spec.UnfitValue;

/** Where a value stands in the file, by its keys: networks.lan.pool, managers[1]. */
public record KeyPath(List<String> steps) {
  /** The whole file. */
  public static final KeyPath ROOT = new KeyPath(List.of());

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public KeyPath {
    steps = List.copyOf(steps);
  }

  public KeyPath key(String key) {
    return with(PLAIN.matcher(key).matches() ? key : UnfitValue.quoted(key));
  }

  public KeyPath item(int index) {
    return with("[" + index + "]");
  }

  /** The last key, as a message may show it. */
  public String last() {
    return isRoot() ? "" : steps.getLast();
  }

  public boolean isRoot() {
    return steps.isEmpty();
  }

  /** The path of what holds this; the whole file holds itself. */
  public KeyPath parent() {
    return isRoot() ? this : new KeyPath(steps.subList(0, steps.size() - 1));
  }

  private KeyPath with(String step) {
    List<String> longer = new ArrayList<>(steps);
    longer.add(step);
    return new KeyPath(longer);
  }

  @Override
  public String toString() {
    return String.join(".", steps).replace(".[", "[");
  }
}
