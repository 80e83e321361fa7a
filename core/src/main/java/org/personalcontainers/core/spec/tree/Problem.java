package org.personalcontainers.core.spec.tree;

/**
 * One thing that keeps a file from being read.
 *
 * @param line counted from 1, within the file
 * @param column counted from 1, in characters
 * @param path the keys that lead there; the root where the file as a whole is meant
 * @param wrong what is wrong, a sentence without its full stop
 * @param remedy what to write instead, a sentence without its full stop
 */
public record Problem(
    String file, int line, int column, KeyPath path, String wrong, String remedy) {
  public Problem {
    wrong = onOneLine(wrong);
    remedy = onOneLine(remedy);
  }

  /** What a file holds must not break a terminal or the line of a log. */
  private static String onOneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  /** As compilers write it, so that editors can jump there. */
  @Override
  public String toString() {
    String keys = path.isRoot() ? "" : path + ": ";
    return file + ":" + line + ":" + column + ": " + keys + wrong + "; " + remedy;
  }
}
