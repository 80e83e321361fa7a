package org.personalcontainers.manager.api;

import java.util.List;
import java.util.StringJoiner;

/** What differs between two texts, line by line: what went has a minus, what came a plus. */
final class Diff {
  /** Beyond so many pairs of lines it says all old lines, and then all new ones. */
  private static final long MOST_PAIRS = 4_000_000;

  private final List<String> before;
  private final List<String> after;
  private final StringJoiner lines = new StringJoiner("\n", "", "\n").setEmptyValue("");

  private Diff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  static String of(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> fresh = after.lines().toList();
    int head = commonHead(old, fresh);
    int tail =
        commonHead(
            old.subList(head, old.size()).reversed(), fresh.subList(head, fresh.size()).reversed());
    return new Diff(old.subList(head, old.size() - tail), fresh.subList(head, fresh.size() - tail))
        .text();
  }

  private static int commonHead(List<String> one, List<String> other) {
    int same = 0;
    while (same < one.size() && same < other.size() && one.get(same).equals(other.get(same))) {
      same++;
    }
    return same;
  }

  private String text() {
    if ((long) before.size() * after.size() > MOST_PAIRS) {
      before.forEach(line -> lines.add("- " + line));
      after.forEach(line -> lines.add("+ " + line));
      return lines.toString();
    }
    walk(longestCommon());
    return lines.toString();
  }

  /** For each pair of places, how many lines both have in common behind them. */
  private int[][] longestCommon() {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private void walk(int[][] common) {
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        i++;
        j++;
      } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add("- " + before.get(i++));
      } else {
        lines.add("+ " + after.get(j++));
      }
    }
  }
}
