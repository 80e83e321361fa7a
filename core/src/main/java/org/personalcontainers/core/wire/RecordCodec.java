package org.personalcontainers.core.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/** An object with a field for each component. Fields of a newer version are passed over. */
record RecordCodec(Constructor<?> constructor, List<Part> parts) implements Codec {
  record Part(String name, Method accessor, Codec codec) {}

  private static final int LONGEST_NAME = 40;

  @Override
  public Json write(Object value) {
    SequencedMap<String, Json> fields = new LinkedHashMap<>();
    for (Part part : parts) {
      Json json = part.codec().write(component(part, value));
      if (!(json instanceof Json.Nothing)) {
        fields.put(part.name(), json);
      }
    }
    return new Json.Fields(fields);
  }

  private static Object component(Part part, Object value) {
    try {
      return Objects.requireNonNull(part.accessor().invoke(value));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot ask " + value + " for its " + part.name(), e);
    }
  }

  @Override
  public Object read(Json json) {
    if (!(json instanceof Json.Fields(var fields))) {
      throw Codec.notA("an object", json);
    }
    Object[] values = new Object[parts.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = component(parts.get(i), fields);
    }
    return made(values);
  }

  private static Object component(Part part, SequencedMap<String, Json> fields) {
    try {
      Json json = fields.get(part.name());
      return json == null
          ? part.codec().whenMissing().orElseThrow(() -> new Unreadable("", "it is missing"))
          : part.codec().read(json);
    } catch (Unreadable e) {
      throw e.below("." + part.name());
    }
  }

  Object made(Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new Unreadable("", String.valueOf(e.getTargetException().getMessage()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + constructor.getDeclaringClass(), e);
    }
  }

  /** A name from outside, as a part of a place. */
  static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
  }
}
