package org.personalcontainers.cli.output;

import java.io.PrintStream;
import java.io.StringReader;
import java.util.List;
import org.personalcontainers.core.wire.Form;

/**
 * What was answered, for people as tables, for programs with the very fields that the API has.
 *
 * @param tables printed one below the other, with an empty line between them
 */
public record Shown<T>(Form<T> form, T value, List<Table> tables) {
  public Shown {
    tables = List.copyOf(tables);
  }

  public void print(PrintStream out, OutputFormat format) {
    switch (format) {
      case TABLE -> printTables(out);
      case JSON -> out.print(json() + "\n");
      case YAML -> out.print(Yaml.of(YamlData.of(new StringReader(json()))));
    }
  }

  private String json() {
    return form.forPeople(value).strip();
  }

  private void printTables(PrintStream out) {
    String between = "";
    for (Table table : tables) {
      if (!table.rows().isEmpty()) {
        out.print(between);
        table.print(out);
        between = "\n";
      }
    }
  }
}
