package org.personalcontainers.cli;

import java.util.Collection;
import org.personalcontainers.core.spec.NearMiss;

/** What a person may have meant by a word that does not exist. */
final class Guess {
  private Guess() {}

  /** A question to put behind an error, or nothing where no word is at all similar. */
  static String at(String typed, Collection<String> words) {
    return NearMiss.of(typed, words).map(word -> "; did you mean \"" + word + "\"?").orElse("");
  }
}
