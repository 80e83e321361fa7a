package org.personalcontainers.core.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that a person may have meant by one that is not known. */
public final class NearMiss {
  private static final int LONGEST_WORD = 64;
  private static final int MOST_WORDS = 1_000;

  private NearMiss() {}

  /** The most similar word, or nothing where none is similar at all. */
  public static Optional<String> of(String typed, Collection<String> words) {
    if (typed.length() > LONGEST_WORD) {
      return Optional.empty();
    }
    String lower = typed.toLowerCase(Locale.ROOT);
    return words.stream()
        .limit(MOST_WORDS)
        .filter(word -> word.length() <= LONGEST_WORD)
        .filter(word -> isNear(lower, word))
        .min(Comparator.comparingInt((String word) -> distance(lower, word)));
  }

  private static boolean isNear(String typed, String word) {
    int shorter = Math.min(typed.length(), word.length());
    boolean begun = shorter >= 4 && (typed.startsWith(word) || word.startsWith(typed));
    return begun || distance(typed, word) <= tolerance(word);
  }

  /** At most a third of the letters may be off; of one or two letters none. */
  private static int tolerance(String word) {
    return word.length() < 3 ? 0 : Math.max(1, word.length() / 3);
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
