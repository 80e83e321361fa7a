package org.personalcontainers.core.spec.tree;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.reader.StreamReader;

/** The file's lines as the YAML scanner may see them: bounded, and without invisible characters. */
public sealed interface SourceText {
  /** More than 10,000 nodes need; a wrong file is far larger. */
  int MOST_CHARACTERS = 1024 * 1024;

  record Lines(List<String> lines) implements SourceText {
    public Lines {
      lines = List.copyOf(lines);
    }
  }

  /** A problem says why. */
  record Unreadable() implements SourceText {}

  static SourceText of(String text, Findings findings) {
    if (text.length() > MOST_CHARACTERS) {
      findings.add(
          KeyPath.ROOT,
          Place.START,
          "the file has "
              + text.length()
              + " characters, and at most "
              + MOST_CHARACTERS
              + " are read",
          "check that this is a " + findings.kind().file());
      return new Unreadable();
    }
    List<String> lines = lines(text);
    if (lines.stream().allMatch(SourceText::saysNothing)) {
      findings.add(KeyPath.ROOT, Place.START, "the file is empty", findings.kind().least());
      return new Unreadable();
    }
    return new Lines(visible(lines, findings));
  }

  private static boolean saysNothing(String line) {
    String text = line.strip();
    return text.isEmpty() || text.startsWith("#") || text.equals("---") || text.equals("...");
  }

  private static List<String> lines(String text) {
    String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
    return List.of(unmarked.split("\r\n|\r|\n", -1));
  }

  private static List<String> visible(List<String> lines, Findings findings) {
    List<String> visible = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      visible.add(visible(lines.get(i), i + 1, findings));
    }
    return visible;
  }

  private static String visible(String line, int number, Findings findings) {
    if (line.codePoints().noneMatch(SourceText::isInvisible)) {
      return line;
    }
    StringBuilder visible = new StringBuilder();
    int[] points = line.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      if (isInvisible(points[i])) {
        findings.add(
            KeyPath.ROOT,
            new Place(number, i + 1),
            "here stands the invisible character U+%04X".formatted(points[i]),
            "remove it, or write a blank");
      }
      visible.appendCodePoint(isInvisible(points[i]) ? ' ' : points[i]);
    }
    return visible.toString();
  }

  /** What an editor does not show: controls, odd blanks and line ends, marks of direction. */
  static boolean isInvisible(int point) {
    int type = Character.getType(point);
    boolean oddBlank = type == Character.SPACE_SEPARATOR && point != ' ';
    boolean lineEnd = type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    boolean control = type == Character.CONTROL && point != '\t';
    boolean direction =
        (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
    boolean nothing = point == 0x200b || point == 0xfeff;
    return oddBlank
        || lineEnd
        || control
        || direction
        || nothing
        || !StreamReader.isPrintable(point);
  }
}
