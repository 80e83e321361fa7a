package org.personalcontainers.cli.cluster;

import java.io.PrintStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.personalcontainers.cli.output.Json;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.cli.output.Value;
import org.personalcontainers.cli.output.YamlData;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Origins;
import org.personalcontainers.core.spec.yaml.ClusterYaml;

/** A whole declaration, and where each of its values came from. */
record Declaration(ClusterSpec spec, Origins origins) {
  void print(PrintStream out, OutputFormat format) {
    switch (format) {
      case TABLE -> table().print(out);
      case JSON -> out.print(Json.of(data()) + "\n");
      case YAML -> out.print(ClusterYaml.print(spec, origins));
    }
  }

  private Table table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("PATH", "VALUE", "FROM"));
    addLeaves(KeyPath.ROOT, declared(), rows);
    return new Table(rows);
  }

  private void addLeaves(KeyPath path, Value value, List<List<String>> rows) {
    switch (value) {
      case Value.Fields fields when !fields.byName().isEmpty() ->
          fields.byName().forEach((name, field) -> addLeaves(path.key(name), field, rows));
      case Value.Items items when !items.items().isEmpty() -> {
        for (int index = 0; index < items.items().size(); index++) {
          addLeaves(path.item(index), items.items().get(index), rows);
        }
      }
      case Value.Fields none -> rows.add(List.of(path.toString(), "{}", origin(path)));
      case Value.Items none -> rows.add(List.of(path.toString(), "[]", origin(path)));
      case Value.Text(String text) -> rows.add(List.of(path.toString(), text, origin(path)));
      case Value.Literal(String text) -> rows.add(List.of(path.toString(), text, origin(path)));
    }
  }

  private String origin(KeyPath path) {
    return origins.of(path).map(Object::toString).orElse("");
  }

  private Value data() {
    SequencedMap<String, String> from = new LinkedHashMap<>();
    origins.byPath().forEach((path, origin) -> from.put(path.toString(), origin.toString()));
    SequencedMap<String, Value> all = new LinkedHashMap<>();
    all.put("declared", declared());
    all.put("origins", Value.Fields.ofTexts(from));
    return new Value.Fields(all);
  }

  /** The printed YAML read as data, so that every output shows the same. */
  private Value declared() {
    return YamlData.of(new StringReader(ClusterYaml.print(spec)));
  }
}
