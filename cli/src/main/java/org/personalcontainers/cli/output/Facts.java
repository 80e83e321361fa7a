package org.personalcontainers.cli.output;

import java.io.PrintStream;
import java.util.List;
import java.util.SequencedMap;

/** A few named texts about one thing, in the order in which a person wants them. */
public record Facts(SequencedMap<String, String> byName) {
  public void print(PrintStream out, OutputFormat format) {
    switch (format) {
      case TABLE -> table().print(out);
      case JSON -> out.print(Json.of(Value.Fields.ofTexts(byName)) + "\n");
      case YAML ->
          byName.forEach((name, text) -> out.print(name + ": " + Json.quoted(text) + "\n"));
    }
  }

  private Table table() {
    return new Table(
        byName.entrySet().stream().map(fact -> List.of(fact.getKey(), fact.getValue())).toList());
  }
}
