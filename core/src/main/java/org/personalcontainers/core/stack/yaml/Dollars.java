package org.personalcontainers.core.stack.yaml;

import java.util.List;
import org.personalcontainers.core.spec.tree.Place;

/** Where dollar signs stand in a file: whatever a scanner makes of text, it makes none of them. */
record Dollars(List<String> lines) {
  Dollars {
    lines = List.copyOf(lines);
  }

  /** The place of one of the dollar signs behind that place, counted from 0. */
  Place behind(Place from, int index) {
    int left = index;
    for (int line = from.line(); line <= lines.size(); line++) {
      String text = lines.get(line - 1);
      int at = line == from.line() ? startOf(text, from.column()) : 0;
      for (at = text.indexOf('$', at); at >= 0; at = text.indexOf('$', at + 1)) {
        if (left-- == 0) {
          return new Place(line, text.codePointCount(0, at) + 1);
        }
      }
    }
    return from;
  }

  private static int startOf(String text, int column) {
    int longest = text.codePointCount(0, text.length());
    return text.offsetByCodePoints(0, Math.min(longest, column - 1));
  }
}
