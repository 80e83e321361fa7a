package org.personalcontainers.core.wire;

import java.nio.charset.StandardCharsets;

/**
 * How the values of one type travel and are kept: as JSON, read strictly and within limits. Its
 * types are public records of texts, numbers, constants, names, times, lists, sorted sets, sorted
 * maps, optional values, other such records, and sealed kinds of them, none within itself; any
 * other type is refused when the form is made. A field that nobody here knows is passed over, so
 * that a newer version may add one. Safe for use by many threads.
 */
public final class Form<T> {
  private final Class<T> type;
  private final Codec codec;
  private final Limits limits;

  private Form(Class<T> type, Limits limits) {
    this.type = type;
    this.codec = new Codecs().of(type);
    this.limits = limits;
  }

  /** For one message: at most 1 MiB is read. */
  public static <T> Form<T> of(Class<T> type) {
    return new Form<>(type, Limits.ORDER);
  }

  /** For what is kept of a whole cluster, or seen of a node: at most 8 MiB are read. */
  public static <T> Form<T> large(Class<T> type) {
    return new Form<>(type, Limits.CLUSTER);
  }

  /** The same value is always the same bytes. */
  public byte[] write(T value) {
    return Printer.onOneLine(codec.write(value)).getBytes(StandardCharsets.UTF_8);
  }

  /** The same, on many lines. */
  public String forPeople(T value) {
    return Printer.forPeople(codec.write(value));
  }

  /** Throws {@link Unreadable}, and nothing else, whatever came in. */
  public T read(byte[] utf8) {
    Json json = Parser.parse(utf8, limits);
    try {
      return type.cast(codec.read(json));
    } catch (Unreadable e) {
      throw e.below("$");
    }
  }
}
