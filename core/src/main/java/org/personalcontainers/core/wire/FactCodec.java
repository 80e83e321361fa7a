package org.personalcontainers.core.wire;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.personalcontainers.core.status.Fact;

/**
 * {"known": value} or {"unknown": "reason"}. What cannot be read becomes unknown by itself: one
 * kind of fact in a newer form must not hide all the others.
 */
record FactCodec(Codec value) implements Codec {
  @Override
  public Json write(Object fact) {
    return switch ((Fact<?>) fact) {
      case Fact.Known<?>(Object known) -> only("known", value.write(known));
      case Fact.Unknown<?>(String reason) -> only("unknown", new Json.Text(reason));
    };
  }

  private static Json only(String name, Json json) {
    SequencedMap<String, Json> fields = new LinkedHashMap<>();
    fields.put(name, json);
    return new Json.Fields(fields);
  }

  @Override
  public Object read(Json json) {
    if (!(json instanceof Json.Fields(var fields))) {
      throw Codec.notA("an object", json);
    }
    if (fields.get("unknown") instanceof Json.Text(String reason)) {
      return Fact.unknown(reason);
    }
    Json known = fields.get("known");
    return known == null
        ? Fact.unknown("a newer agent tells it in a form of its own")
        : fact(known);
  }

  private Object fact(Json known) {
    try {
      return Fact.known(value.read(known));
    } catch (Unreadable e) {
      return Fact.unknown("a newer agent tells it in another form: " + e.getMessage());
    }
  }

  @Override
  public Optional<Object> whenMissing() {
    return Optional.of(Fact.unknown("an older agent does not tell it"));
  }
}
