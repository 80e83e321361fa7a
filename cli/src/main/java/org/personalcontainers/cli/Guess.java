package org.personalcontainers.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What a person may have meant by a word that does not exist. */
final class Guess {
  private Guess() {}

  /** A question to put behind an error, or nothing where no word is at all similar. */
  static String at(String typed, Collection<String> words) {
    return nearest(typed, words).map(word -> "; did you mean \"" + word + "\"?").orElse("");
  }

  /** At most a third of the letters may be off. */
  private static Optional<String> nearest(String typed, Collection<String> words) {
    return words.stream()
        .filter(word -> distance(typed, word) <= Math.max(1, word.length() / 3))
        .min(Comparator.comparingInt(word -> distance(typed, word)));
  }

  /** Letters to insert, delete, replace or swap with their neighbour. */
  private static int distance(String left, String right) {
    int[][] steps = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        steps[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : cheapest(steps, left, right, i, j);
      }
    }
    return steps[left.length()][right.length()];
  }

  private static int cheapest(int[][] steps, String left, String right, int i, int j) {
    int replaced = steps[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
    int cheapest = Math.min(replaced, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(cheapest, steps[i - 2][j - 2] + 1) : cheapest;
  }
}
