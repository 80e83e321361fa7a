package org.personalcontainers.core.wire;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.personalcontainers.core.spec.Subnet;

/** The types that are one word or one number. */
final class PlainCodecs {
  static final Codec TEXT = new TextCodec("a text", text -> text, Object::toString);

  static final Codec DURATION =
      new TextCodec("a duration such as PT2S", Duration::parse, Object::toString);

  static final Codec INSTANT =
      new TextCodec("an instant such as 2026-01-31T12:00:00Z", Instant::parse, Object::toString);

  static final Codec SUBNET =
      new TextCodec("a subnet such as 10.0.0.0/8", Subnet::parse, Object::toString);

  static final Codec URI_TEXT = new TextCodec("a URI", URI::create, Object::toString);

  static final Codec LONG = new LongCodec();
  static final Codec INT = new IntCodec();
  static final Codec TRUTH = new TruthCodec();

  private PlainCodecs() {}

  /** A value that a text stands for; its reader may throw what it likes for another text. */
  record TextCodec(String wanted, Function<String, Object> reader, Function<Object, String> writer)
      implements Codec {
    @Override
    public Json write(Object value) {
      return new Json.Text(writer.apply(value));
    }

    @Override
    public Object read(Json json) {
      if (!(json instanceof Json.Text(String text))) {
        throw Codec.notA(wanted, json);
      }
      try {
        return reader.apply(text);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new Unreadable("", "not " + wanted + ": " + e.getMessage());
      }
    }
  }

  private record LongCodec() implements Codec {
    @Override
    public Json write(Object value) {
      return new Json.Whole((Long) value);
    }

    @Override
    public Object read(Json json) {
      return whole(json);
    }
  }

  private record IntCodec() implements Codec {
    @Override
    public Json write(Object value) {
      return new Json.Whole((Integer) value);
    }

    @Override
    public Object read(Json json) {
      long whole = whole(json);
      if (whole != (int) whole) {
        throw new Unreadable("", "the number is too large");
      }
      return (int) whole;
    }
  }

  private static long whole(Json json) {
    if (json instanceof Json.Whole(long number)) {
      return number;
    }
    throw Codec.notA("a whole number", json);
  }

  private record TruthCodec() implements Codec {
    @Override
    public Json write(Object value) {
      return new Json.Truth((Boolean) value);
    }

    @Override
    public Object read(Json json) {
      if (json instanceof Json.Truth(boolean truth)) {
        return truth;
      }
      throw Codec.notA("true or false", json);
    }
  }

  /** A constant, in small letters with hyphens. */
  record ConstantCodec(Map<String, Object> constants) implements Codec {
    static ConstantCodec of(Class<?> type) {
      Map<String, Object> constants = new LinkedHashMap<>();
      for (Object constant : type.getEnumConstants()) {
        constants.put(word((Enum<?>) constant), constant);
      }
      return new ConstantCodec(constants);
    }

    private static String word(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Json write(Object value) {
      return new Json.Text(word((Enum<?>) value));
    }

    @Override
    public Object read(Json json) {
      if (!(json instanceof Json.Text(String text))) {
        throw Codec.notA("one of " + constants.keySet(), json);
      }
      return Optional.ofNullable(constants.get(text))
          .orElseThrow(() -> new UnknownWord("", text + " is none of " + constants.keySet()));
    }
  }
}
