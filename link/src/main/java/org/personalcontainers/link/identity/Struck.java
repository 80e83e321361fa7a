package org.personalcontainers.link.identity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keys of managers that were removed and of machines that others have replaced: whoever shows one
 * is nobody any more, whatever its certificate says. Only the newest are kept: who is not hostile
 * has forgotten its key.
 *
 * @param keys how their fingerprints begin, the oldest first
 */
public record Struck(List<String> keys) {
  public static final Struck NONE = new Struck(List.of());

  /** They go along with each look at an agent: together they must stay short. */
  static final int MOST = 64;

  private static final Pattern KEY = Pattern.compile("[0-9a-f]{16}");

  public Struck {
    keys = List.copyOf(keys);
    if (keys.size() > MOST || !keys.stream().allMatch(key -> KEY.matcher(key).matches())) {
      throw new IllegalArgumentException(
          "at most " + MOST + " keys are struck off, each written as 16 hexadecimal digits");
    }
  }

  /** Reads what {@link #toString} wrote. */
  public static Struck parse(String text) {
    return text.isEmpty() ? NONE : new Struck(List.of(text.split(",", -1)));
  }

  public boolean holds(Fingerprint key) {
    return keys.stream().anyMatch(key.value()::startsWith);
  }

  /** Both; the oldest make room. */
  public Struck with(Struck newer) {
    Set<String> all = new LinkedHashSet<>(keys);
    all.addAll(newer.keys);
    List<String> kept = new ArrayList<>(all);
    return new Struck(kept.subList(Math.max(0, kept.size() - MOST), kept.size()));
  }

  /** All but that one. */
  public Struck without(Fingerprint key) {
    return new Struck(keys.stream().filter(begins -> !key.value().startsWith(begins)).toList());
  }

  @Override
  public String toString() {
    return String.join(",", keys);
  }
}
