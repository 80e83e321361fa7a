package org.personalcontainers.core.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Many of one type, or perhaps one. */
final class CollectionCodecs {
  private CollectionCodecs() {}

  /**
   * @param gathered makes the collection; what is in it twice is only checked by whoever asks
   */
  record ManyCodec(Codec element, Function<List<Object>, Object> gathered) implements Codec {
    static ManyCodec list(Codec element) {
      return new ManyCodec(element, List::copyOf);
    }

    static ManyCodec set(Codec element) {
      return new ManyCodec(element, CollectionCodecs::set);
    }

    @Override
    public Json write(Object value) {
      List<Json> items = new ArrayList<>();
      for (Object each : (Collection<?>) value) {
        items.add(element.write(each));
      }
      return new Json.Items(items);
    }

    @Override
    public Object read(Json json) {
      if (!(json instanceof Json.Items(List<Json> items))) {
        throw Codec.notA("a list", json);
      }
      List<Object> values = new ArrayList<>(items.size());
      for (Json item : items) {
        try {
          values.add(element.read(item));
        } catch (Unreadable e) {
          throw e.below("[" + values.size() + "]");
        }
      }
      return gathered.apply(values);
    }
  }

  private static Object set(List<Object> values) {
    TreeSet<Object> set = new TreeSet<>(values);
    if (set.size() < values.size()) {
      throw new Unreadable("", "an element comes twice");
    }
    return set;
  }

  /** An object; a number as a key is written as a text. */
  record MapCodec(Codec key, Codec value) implements Codec {
    @Override
    public Json write(Object map) {
      SequencedMap<String, Json> fields = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) map).entrySet()) {
        fields.put(name(key.write(entry.getKey())), value.write(entry.getValue()));
      }
      return new Json.Fields(fields);
    }

    private static String name(Json key) {
      return switch (key) {
        case Json.Text(String text) -> text;
        case Json.Whole(long number) -> Long.toString(number);
        case Json.Other other -> throw Codec.notA("a key", key);
        case Json.Truth truth -> throw Codec.notA("a key", key);
        case Json.Nothing nothing -> throw Codec.notA("a key", key);
        case Json.Items items -> throw Codec.notA("a key", key);
        case Json.Fields fields -> throw Codec.notA("a key", key);
      };
    }

    @Override
    public Object read(Json json) {
      if (!(json instanceof Json.Fields(var fields))) {
        throw Codec.notA("an object", json);
      }
      TreeMap<Object, Object> map = new TreeMap<>();
      for (Map.Entry<String, Json> field : fields.entrySet()) {
        try {
          put(map, field);
        } catch (Unreadable e) {
          throw e.below("." + RecordCodec.shortened(field.getKey()));
        }
      }
      return map;
    }

    private void put(TreeMap<Object, Object> map, Map.Entry<String, Json> field) {
      Object read = key.read(key(field.getKey()));
      if (map.put(read, value.read(field.getValue())) != null) {
        throw new Unreadable("", "the key comes twice, in two spellings");
      }
    }

    private Json key(String name) {
      return key.equals(PlainCodecs.INT) ? number(name) : new Json.Text(name);
    }

    private static Json number(String name) {
      try {
        return new Json.Whole(Integer.parseInt(name));
      } catch (NumberFormatException e) {
        throw new Unreadable("", "the key is not a whole number");
      }
    }
  }

  /** The value, or nothing at all. */
  record OptionalCodec(Codec value) implements Codec {
    @Override
    public Json write(Object optional) {
      return ((Optional<?>) optional).map(value::write).orElseGet(Json.Nothing::new);
    }

    @Override
    public Object read(Json json) {
      return json instanceof Json.Nothing ? Optional.empty() : Optional.of(value.read(json));
    }

    @Override
    public Optional<Object> whenMissing() {
      return Optional.of(Optional.empty());
    }
  }
}
