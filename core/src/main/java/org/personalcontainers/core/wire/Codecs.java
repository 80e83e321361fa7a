package org.personalcontainers.core.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.status.Fact;

/**
 * Finds out from the records themselves how they look as JSON: a new one needs nothing but a look
 * at its golden sample. A component of a type that nobody here knows is refused when the codec is
 * made, which a test does for everything on the wire.
 */
final class Codecs {
  private final Map<Type, Codec> made = new HashMap<>();

  Codec of(Type type) {
    Codec known = made.get(type);
    if (known != null) {
      return known;
    }
    Codec codec = type instanceof ParameterizedType generic ? ofGeneric(generic) : ofClass(type);
    made.put(type, codec);
    return codec;
  }

  private Codec ofGeneric(ParameterizedType type) {
    List<Codec> arguments = Arrays.stream(type.getActualTypeArguments()).map(this::of).toList();
    Type raw = type.getRawType();
    if (raw == Fact.class) {
      return new FactCodec(arguments.get(0));
    } else if (raw == Optional.class) {
      return new CollectionCodecs.OptionalCodec(arguments.get(0));
    } else if (raw == List.class) {
      return CollectionCodecs.ManyCodec.list(arguments.get(0));
    } else if (raw == SortedSet.class) {
      return CollectionCodecs.ManyCodec.set(arguments.get(0));
    } else if (raw == SortedMap.class) {
      return new CollectionCodecs.MapCodec(arguments.get(0), arguments.get(1));
    }
    throw unfit(type);
  }

  private Codec ofClass(Type type) {
    if (type == String.class) {
      return PlainCodecs.TEXT;
    } else if (type == long.class || type == Long.class) {
      return PlainCodecs.LONG;
    } else if (type == int.class || type == Integer.class) {
      return PlainCodecs.INT;
    } else if (type == boolean.class) {
      return PlainCodecs.TRUTH;
    } else if (type == Duration.class) {
      return PlainCodecs.DURATION;
    } else if (type == Instant.class) {
      return PlainCodecs.INSTANT;
    } else if (type == Subnet.class) {
      return PlainCodecs.SUBNET;
    } else if (type == URI.class) {
      return PlainCodecs.URI_TEXT;
    }
    return type instanceof Class<?> shape ? ofShape(shape) : ofUnfit(type);
  }

  private Codec ofShape(Class<?> type) {
    if (type.isEnum()) {
      return PlainCodecs.ConstantCodec.of(type);
    } else if (type.isSealed()) {
      return ofSealed(type);
    } else if (type.isRecord()) {
      return ofRecord(type);
    }
    return ofUnfit(type);
  }

  private Codec ofRecord(Class<?> type) {
    RecordCodec codec = record(type);
    boolean oneText =
        codec.parts().size() == 1
            && codec.parts().getFirst().name().equals("value")
            && codec.parts().getFirst().codec().equals(PlainCodecs.TEXT);
    return oneText ? new WrapperCodec(codec) : codec;
  }

  private RecordCodec record(Class<?> type) {
    List<RecordCodec.Part> parts = new ArrayList<>();
    List<Class<?>> types = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      types.add(component.getType());
      parts.add(
          new RecordCodec.Part(
              component.getName(), component.getAccessor(), of(component.getGenericType())));
    }
    try {
      return new RecordCodec(
          type.getConstructor(types.toArray(Class<?>[]::new)), List.copyOf(parts));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " is on the wire, so it has to be public", e);
    }
  }

  private Codec ofSealed(Class<?> type) {
    Map<String, Codec> byKind = new LinkedHashMap<>();
    Map<Class<?>, String> kinds = new LinkedHashMap<>();
    for (Class<?> leaf : leaves(type)) {
      kinds.put(leaf, kind(leaf));
      if (byKind.put(kind(leaf), unambiguous(record(leaf))) != null) {
        throw new IllegalStateException(type + " has two kinds named " + kind(leaf));
      }
    }
    return new KindCodec(byKind, kinds);
  }

  private static RecordCodec unambiguous(RecordCodec codec) {
    for (RecordCodec.Part part : codec.parts()) {
      if (part.name().equals(KindCodec.KIND)) {
        throw new IllegalStateException(
            codec.constructor().getDeclaringClass() + " says by \"kind\" which kind it is already");
      }
    }
    return codec;
  }

  /** The records at the ends of a sealed hierarchy. */
  static List<Class<?>> leaves(Class<?> type) {
    if (!type.isSealed()) {
      return List.of(type);
    }
    return Arrays.stream(type.getPermittedSubclasses())
        .flatMap(each -> leaves(each).stream())
        .toList();
  }

  /** InitSwarm is init-swarm. */
  static String kind(Class<?> leaf) {
    return leaf.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private static Codec ofUnfit(Type type) {
    throw unfit(type);
  }

  private static IllegalStateException unfit(Type type) {
    return new IllegalStateException(
        type + " has no form on the wire: make it a record, or give it one in Codecs");
  }
}
