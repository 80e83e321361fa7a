package org.personalcontainers.core.wire;

import java.util.Map;

/** Writes JSON, on one line or for people to read. */
final class Printer {
  private final StringBuilder out = new StringBuilder();
  private final boolean onLines;
  private int depth;

  private Printer(boolean onLines) {
    this.onLines = onLines;
  }

  static String onOneLine(Json json) {
    return print(json, new Printer(false));
  }

  static String forPeople(Json json) {
    return print(json, new Printer(true)) + "\n";
  }

  private static String print(Json json, Printer printer) {
    printer.value(json);
    return printer.out.toString();
  }

  private void value(Json json) {
    switch (json) {
      case Json.Text(String text) -> text(text);
      case Json.Whole(long number) -> out.append(number);
      case Json.Other(String number) -> out.append(number);
      case Json.Truth(boolean truth) -> out.append(truth);
      case Json.Nothing nothing -> out.append("null");
      case Json.Items(var items) -> {
        String separator = open('[');
        for (Json item : items) {
          separator = separate(separator);
          value(item);
        }
        close(']', items.isEmpty());
      }
      case Json.Fields(var fields) -> {
        String separator = open('{');
        for (Map.Entry<String, Json> field : fields.entrySet()) {
          separator = separate(separator);
          text(field.getKey());
          out.append(onLines ? ": " : ":");
          value(field.getValue());
        }
        close('}', fields.isEmpty());
      }
    }
  }

  private String open(char bracket) {
    out.append(bracket);
    depth++;
    return "";
  }

  private String separate(String separator) {
    out.append(separator);
    newLine();
    return ",";
  }

  private void close(char bracket, boolean empty) {
    depth--;
    if (!empty) {
      newLine();
    }
    out.append(bracket);
  }

  private void newLine() {
    if (onLines) {
      out.append('\n').repeat("  ", depth);
    }
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text, i);
    }
    out.append('"');
  }

  private void character(String text, int index) {
    char next = text.charAt(index);
    switch (next) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      default -> {
        if (next < ' ' || next == 127 || isHalf(text, index)) {
          out.append("\\u%04x".formatted((int) next));
        } else {
          out.append(next);
        }
      }
    }
  }

  /** Half of a pair has no bytes in UTF-8. */
  private static boolean isHalf(String text, int index) {
    char next = text.charAt(index);
    if (Character.isHighSurrogate(next)) {
      return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
    }
    return Character.isLowSurrogate(next)
        && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
  }
}
