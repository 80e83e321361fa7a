package org.personalcontainers.core.spec.yaml;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The words of the file and what they mean, in the order in which they are offered. */
final class Words {
  private Words() {}

  /** Each constant by its name in lower case. */
  static <E extends Enum<E>> Map<String, E> of(E[] constants) {
    return of(constants, Words::of);
  }

  /** Each constant by a word of its own. */
  static <E extends Enum<E>> Map<String, E> of(E[] constants, Function<E, String> word) {
    Map<String, E> words = new LinkedHashMap<>();
    Arrays.stream(constants).forEach(constant -> words.put(word.apply(constant), constant));
    return Collections.unmodifiableMap(words);
  }

  /** 1 node, 2 nodes. */
  static String count(Number number, String one, String more) {
    return number + " " + (number.longValue() == 1 ? one : more);
  }

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
