package org.personalcontainers.cli.output;

import java.io.PrintStream;
import java.util.List;

/** Rows for people, each column as wide as its widest cell. All rows have as many cells. */
public record Table(List<List<String>> rows) {
  private static final int GAP = 2;

  public Table {
    rows = rows.stream().map(List::copyOf).toList();
  }

  public void print(PrintStream out) {
    int[] widths = widths();
    rows.forEach(row -> out.print(line(row, widths)));
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size() - 1; column++) {
      String cell = row.get(column);
      line.append(cell).append(" ".repeat(widths[column] + GAP - length(cell)));
    }
    return line.append(row.getLast()).append('\n').toString();
  }

  private int[] widths() {
    int[] widths = new int[rows.isEmpty() ? 0 : rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], length(row.get(column)));
      }
    }
    return widths;
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
