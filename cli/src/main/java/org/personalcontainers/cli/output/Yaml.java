package org.personalcontainers.cli.output;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Data as YAML, which any reader of YAML 1.2 takes for the very same data. */
public final class Yaml {
  /** What needs no quotes as a key or a value. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./-]*");

  private static final Pattern WORD = Pattern.compile("(?i)true|false|null|yes|no|on|off|[yn~]");

  private final StringBuilder written = new StringBuilder();

  private Yaml() {}

  public static String of(Value value) {
    Yaml yaml = new Yaml();
    yaml.write(value, "");
    return yaml.written.toString();
  }

  private void write(Value value, String indent) {
    switch (value) {
      case Value.Fields fields when !fields.byName().isEmpty() -> fields(fields, indent);
      case Value.Items items when !items.items().isEmpty() -> items(items.items(), indent);
      case Value.Fields none -> written.append(indent).append("{}\n");
      case Value.Items none -> written.append(indent).append("[]\n");
      case Value.Text(String text) -> written.append(indent).append(scalar(text)).append('\n');
      case Value.Literal(String text) -> written.append(indent).append(text).append('\n');
    }
  }

  private void fields(Value.Fields fields, String indent) {
    for (Map.Entry<String, Value> field : fields.byName().entrySet()) {
      written.append(indent).append(scalar(field.getKey())).append(':');
      below(field.getValue(), indent + "  ");
    }
  }

  private void items(List<Value> items, String indent) {
    for (Value item : items) {
      written.append(indent).append('-');
      int at = written.length();
      below(item, indent + "  ");
      if (written.charAt(at) == '\n') {
        // A group's first line stands behind the hyphen.
        written.delete(at, at + 1 + indent.length() + 2).insert(at, ' ');
      }
    }
  }

  private void below(Value value, String indent) {
    if (isGroup(value)) {
      written.append('\n');
      write(value, indent);
    } else {
      write(value, " ");
    }
  }

  private static boolean isGroup(Value value) {
    return switch (value) {
      case Value.Fields fields -> !fields.byName().isEmpty();
      case Value.Items items -> !items.items().isEmpty();
      case Value.Text text -> false;
      case Value.Literal literal -> false;
    };
  }

  private static String scalar(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !WORD.matcher(text).matches();
    return plain ? text : Json.quoted(text);
  }
}
