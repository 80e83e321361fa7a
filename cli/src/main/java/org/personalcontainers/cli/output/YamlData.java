package org.personalcontainers.cli.output;

import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** YAML that we have printed ourselves, as data. */
public final class YamlData {
  /** What YAML 1.2 takes for a number or a truth, as far as we print any. */
  private static final Pattern LITERAL = Pattern.compile("true|false|0|-?[1-9][0-9]*");

  private YamlData() {}

  public static Value of(Reader printed) {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(Integer.MAX_VALUE);
    return value(new Yaml(limits).compose(printed));
  }

  private static Value value(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar);
      case SequenceNode items ->
          new Value.Items(items.getValue().stream().map(YamlData::value).toList());
      case MappingNode fields -> fields(fields);
      case Node other -> throw new IllegalStateException("we never print a " + other.getNodeId());
    };
  }

  private static Value scalar(ScalarNode scalar) {
    boolean literal = scalar.isPlain() && LITERAL.matcher(scalar.getValue()).matches();
    return literal ? new Value.Literal(scalar.getValue()) : new Value.Text(scalar.getValue());
  }

  private static Value fields(MappingNode node) {
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    for (NodeTuple field : node.getValue()) {
      fields.put(((ScalarNode) field.getKeyNode()).getValue(), value(field.getValueNode()));
    }
    return new Value.Fields(fields);
  }
}
