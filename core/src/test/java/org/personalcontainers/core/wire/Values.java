package org.personalcontainers.core.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.cert.CertificateName;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.CaCertificate;
import org.personalcontainers.core.spec.DomainName;
import org.personalcontainers.core.spec.EmailAddress;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.InterfaceName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.status.Fact;

/**
 * Makes values of any type that travels. A value follows from the seed and from the names of the
 * components that lead to it: another component beside it leaves it as it is.
 */
final class Values {
  private static final Map<Class<?>, List<String>> TEXTS =
      Map.of(
          NodeName.class, List.of("pi1", "pi2", "pi3"),
          Address.class, List.of("192.168.1.11", "192.168.1.12", "fd00::11"),
          InterfaceName.class, List.of("eth0", "eth0.20"),
          HostPath.class, List.of("/opt/docker", "/gluster/volumes/docker"),
          DomainName.class, List.of("example.org"),
          CertificateName.class, List.of("blog.example.org", "*.example.org"),
          EmailAddress.class, List.of("me@example.org"),
          CaCertificate.class, List.of(resource("/authority.pem")),
          ContentHash.class, List.of("0".repeat(64), "1".repeat(64)));

  /** Fit for every other name and identity. */
  private static final List<String> WORDS = List.of("a1", "b2", "c3");

  private static final List<String> NASTY =
      List.of(
          "", "true", "\"\\/\b\f\n\r\t\u0000\u007f", "é€\ud83d\ude00", "\ud800", "\udc00x", "a b");

  private static final int MOST_TRIES = 100;

  private final long seed;
  private final Random random;
  private final List<String> freeTexts;

  private Values(long seed, List<String> freeTexts) {
    this.seed = seed;
    this.random = new Random(seed);
    this.freeTexts = freeTexts;
  }

  private Values at(String name) {
    return new Values(seed * 31 + name.hashCode(), freeTexts);
  }

  /** Values that a person likes to read. */
  static Values plain(long seed) {
    return new Values(seed, List.of("first", "second"));
  }

  /** Values that try every corner. */
  static Values wild(long seed) {
    return new Values(seed, NASTY);
  }

  Object of(Type type) {
    return type instanceof ParameterizedType generic
        ? ofGeneric(generic)
        : ofClass((Class<?>) type);
  }

  private Object ofGeneric(ParameterizedType type) {
    Type first = type.getActualTypeArguments()[0];
    Type raw = type.getRawType();
    if (raw == Fact.class) {
      return random.nextInt(4) > 0 ? Fact.known(of(first)) : Fact.unknown(text(freeTexts));
    } else if (raw == Optional.class) {
      return random.nextBoolean() ? Optional.of(of(first)) : Optional.empty();
    } else if (raw == List.class) {
      return many(first);
    } else if (raw == SortedSet.class) {
      return new TreeSet<>(many(first));
    } else if (raw == SortedMap.class) {
      return map(first, type.getActualTypeArguments()[1]);
    }
    throw new IllegalArgumentException("no values of " + type);
  }

  private List<Object> many(Type type) {
    List<Object> many = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      many.add(of(type));
    }
    return many;
  }

  private Map<Object, Object> map(Type key, Type value) {
    TreeMap<Object, Object> map = new TreeMap<>();
    many(key).forEach(each -> map.put(each, of(value)));
    return map;
  }

  private Object ofClass(Class<?> type) {
    if (type == String.class) {
      return text(freeTexts);
    } else if (type == long.class) {
      return random.nextInt(8) == 0 ? random.nextLong() : (long) random.nextInt(1000);
    } else if (type == int.class || type == Integer.class) {
      return 1 + random.nextInt(9);
    } else if (type == boolean.class) {
      return random.nextBoolean();
    } else if (type == Duration.class) {
      return Duration.ofMillis(1 + random.nextInt(100_000));
    } else if (type == URI.class) {
      return URI.create("https://ca.example.org/directory");
    } else if (type == Subnet.class) {
      return Subnet.parse(text(List.of("192.168.1.0/24", "192.168.1.208/28", "fd00::/8")));
    }
    return ofShape(type);
  }

  private Object ofShape(Class<?> type) {
    if (type.isEnum()) {
      return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    } else if (type.isSealed()) {
      List<Class<?>> leaves = Codecs.leaves(type);
      return of(leaves.get(random.nextInt(leaves.size())));
    }
    return ofRecord(type);
  }

  /** Where parts don't fit each other, such as a cluster without a node, others are tried. */
  private Object ofRecord(Class<?> type) {
    for (int i = 0; i < MOST_TRIES; i++) {
      Optional<Object> made = at("try " + i).made(type);
      if (made.isPresent()) {
        return made.get();
      }
    }
    throw new IllegalStateException("no value found for " + type + ": give it texts in Values");
  }

  private Optional<Object> made(Class<?> type) {
    try {
      return Optional.of(type.getConstructor(types(type)).newInstance(parts(type)));
    } catch (InvocationTargetException unfit) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?>[] types(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getType)
        .toArray(Class<?>[]::new);
  }

  private Object[] parts(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    boolean word =
        components.length == 1
            && components[0].getName().equals("value")
            && components[0].getType() == String.class;
    return word
        ? new Object[] {text(TEXTS.getOrDefault(type, WORDS))}
        : Arrays.stream(components).map(this::part).toArray();
  }

  private Object part(RecordComponent component) {
    return at(component.getName()).of(component.getGenericType());
  }

  private String text(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Values.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
