package org.personalcontainers.cli.output;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** What a verb found, as data. */
public sealed interface Value {
  record Text(String text) implements Value {}

  /** A number or a truth, as it is written in JSON and YAML alike. */
  record Literal(String text) implements Value {}

  record Items(List<Value> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }
  }

  record Fields(SequencedMap<String, Value> byName) implements Value {
    public Fields {
      byName = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byName));
    }

    public static Fields ofTexts(Map<String, String> texts) {
      SequencedMap<String, Value> fields = new LinkedHashMap<>();
      texts.forEach((name, text) -> fields.put(name, new Text(text)));
      return new Fields(fields);
    }
  }
}
