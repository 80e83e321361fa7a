package org.personalcontainers.cli.output;

import java.io.PrintStream;
import java.util.Map;
import java.util.SequencedMap;

/** A few named texts about one thing, in the order in which a person wants them. */
public record Facts(SequencedMap<String, String> byName) {
  public void print(PrintStream out, OutputFormat format) {
    switch (format) {
      case TABLE -> table(out);
      case JSON -> json(out);
      case YAML -> byName.forEach((name, value) -> out.println(name + ": " + Json.quoted(value)));
    }
  }

  private void table(PrintStream out) {
    int widest = byName.keySet().stream().mapToInt(String::length).max().orElse(0);
    byName.forEach(
        (name, value) -> out.println(name + " ".repeat(widest - name.length() + 2) + value));
  }

  private void json(PrintStream out) {
    out.print('{');
    String between = "";
    for (Map.Entry<String, String> fact : byName.entrySet()) {
      out.print(between + Json.quoted(fact.getKey()) + ":" + Json.quoted(fact.getValue()));
      between = ",";
    }
    out.println('}');
  }
}
