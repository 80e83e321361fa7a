package org.personalcontainers.core.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** One of several records: an object that says in "kind" which of them it is. */
record KindCodec(Map<String, Codec> byKind, Map<Class<?>, String> kinds) implements Codec {
  static final String KIND = "kind";

  @Override
  public Json write(Object value) {
    String kind = Optional.ofNullable(kinds.get(value.getClass())).orElseThrow();
    SequencedMap<String, Json> fields = new LinkedHashMap<>();
    fields.put(KIND, new Json.Text(kind));
    fields.putAll(((Json.Fields) codec(kind).orElseThrow().write(value)).fields());
    return new Json.Fields(fields);
  }

  private Optional<Codec> codec(String kind) {
    return Optional.ofNullable(byKind.get(kind));
  }

  @Override
  public Object read(Json json) {
    String kind = kind(json);
    return codec(kind)
        .orElseThrow(() -> new UnknownWord("." + KIND, "nobody here knows the kind " + kind))
        .read(json);
  }

  static String kind(Json json) {
    if (!(json instanceof Json.Fields(var fields))) {
      throw Codec.notA("an object", json);
    }
    if (!(fields.get(KIND) instanceof Json.Text(String kind))) {
      throw new Unreadable("." + KIND, "it must say which kind it is");
    }
    return RecordCodec.shortened(kind);
  }
}
