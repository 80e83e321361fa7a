package org.personalcontainers.core.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.Ordered;

/** What variables stand for. */
public record Values(SortedMap<VariableName, Value> byName) {
  public static final Values NONE = new Values(new TreeMap<>());

  public Values {
    byName = Ordered.copy(byName);
  }

  /** One value for each name: that of the first who has it. */
  public static Values firstOf(Values... layers) {
    SortedMap<VariableName, Value> merged = new TreeMap<>();
    List<Values> fromTheLast = Arrays.asList(layers).reversed();
    fromTheLast.forEach(layer -> merged.putAll(layer.byName));
    return new Values(merged);
  }

  /** Nothing secret. */
  public static Values plain(Map<String, String> texts) {
    SortedMap<VariableName, Value> values = new TreeMap<>();
    texts.forEach((name, text) -> values.put(new VariableName(name), new Value.Plain(text)));
    return new Values(values);
  }

  public Optional<Value> find(VariableName name) {
    return Optional.ofNullable(byName.get(name));
  }
}
