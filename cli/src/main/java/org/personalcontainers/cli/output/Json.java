package org.personalcontainers.cli.output;

import java.util.Map;

/** Data as JSON, indented by two spaces, so that a person can read it too. */
public final class Json {
  private static final String INDENT = "  ";

  private final StringBuilder written = new StringBuilder();

  private Json() {}

  public static String of(Value value) {
    Json json = new Json();
    json.write(value, "\n");
    return json.written.toString();
  }

  /** The text in quotes: good JSON, and good YAML. */
  public static String quoted(String text) {
    Json json = new Json();
    json.quote(text);
    return json.written.toString();
  }

  private void write(Value value, String newLine) {
    switch (value) {
      case Value.Text(String text) -> quote(text);
      case Value.Literal(String text) -> written.append(text);
      case Value.Items items -> items(items, newLine);
      case Value.Fields fields -> fields(fields, newLine);
    }
  }

  private void items(Value.Items items, String newLine) {
    written.append('[');
    String between = "";
    for (Value item : items.items()) {
      written.append(between).append(newLine).append(INDENT);
      write(item, newLine + INDENT);
      between = ",";
    }
    close(']', between, newLine);
  }

  private void fields(Value.Fields fields, String newLine) {
    written.append('{');
    String between = "";
    for (Map.Entry<String, Value> field : fields.byName().entrySet()) {
      written.append(between).append(newLine).append(INDENT);
      quote(field.getKey());
      written.append(": ");
      write(field.getValue(), newLine + INDENT);
      between = ",";
    }
    close('}', between, newLine);
  }

  private void close(char bracket, String between, String newLine) {
    written.append(between.isEmpty() ? "" : newLine).append(bracket);
  }

  private void quote(String text) {
    written.append('"');
    for (int at = 0; at < text.length(); at++) {
      append(text.charAt(at));
    }
    written.append('"');
  }

  private void append(char letter) {
    if (letter == '"' || letter == '\\') {
      written.append('\\').append(letter);
    } else if (letter < ' ' || (letter >= 0x7f && letter <= 0x9f)) {
      String digits = Integer.toHexString(letter);
      written.append("\\u").append("0".repeat(4 - digits.length())).append(digits);
    } else {
      written.append(letter);
    }
  }
}
