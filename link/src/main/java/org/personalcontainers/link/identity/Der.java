package org.personalcontainers.link.identity;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The few values of DER (X.690) that a certificate is made of. It only writes: the JDK reads. */
final class Der {
  private static final int LONG_FORM = 0x80;
  private static final Instant LAST_OF_UTC_TIME = Instant.parse("2050-01-01T00:00:00Z");

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return tagged(0x30, parts);
  }

  static byte[] set(byte[] only) {
    return tagged(0x31, only);
  }

  static byte[] integer(BigInteger value) {
    return tagged(0x02, value.toByteArray());
  }

  static byte[] truth() {
    return tagged(0x01, new byte[] {(byte) 0xff});
  }

  static byte[] text(String text) {
    return tagged(0x0c, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] octets(byte[] octets) {
    return tagged(0x04, octets);
  }

  /** Whole octets, unless it is told how many bits of the last one are not used. */
  static byte[] bits(int unused, byte... octets) {
    return tagged(0x03, new byte[] {(byte) unused}, octets);
  }

  /** [number] IMPLICIT, of a plain value. */
  static byte[] plain(int number, byte[] content) {
    return tagged(0x80 | number, content);
  }

  /** [number] EXPLICIT. */
  static byte[] wrapped(int number, byte[] value) {
    return tagged(0xa0 | number, value);
  }

  /** As RFC 5280 wants it: two digits of the year up to 2049, four from then on. */
  static byte[] time(Instant time) {
    boolean utc = time.isBefore(LAST_OF_UTC_TIME);
    String form = (utc ? "yy" : "yyyy") + "MMddHHmmss'Z'";
    String text =
        DateTimeFormatter.ofPattern(form, Locale.ROOT).withZone(ZoneOffset.UTC).format(time);
    return tagged(utc ? 0x17 : 0x18, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** From the usual form, such as 2.5.29.19. */
  static byte[] oid(String dotted) {
    List<Long> arcs = Arrays.stream(dotted.split("\\.", -1)).map(Long::valueOf).toList();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    septets(content, arcs.get(0) * 40 + arcs.get(1));
    arcs.stream().skip(2).forEach(arc -> septets(content, arc));
    return tagged(0x06, content.toByteArray());
  }

  private static void septets(ByteArrayOutputStream to, long value) {
    if (value >= LONG_FORM) {
      continued(to, value >> 7);
    }
    to.write((int) (value & 0x7f));
  }

  private static void continued(ByteArrayOutputStream to, long value) {
    if (value >= LONG_FORM) {
      continued(to, value >> 7);
    }
    to.write((int) (value & 0x7f) | LONG_FORM);
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteArrayOutputStream all = new ByteArrayOutputStream(length + 6);
    all.write(tag);
    length(all, length);
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static void length(ByteArrayOutputStream to, int length) {
    if (length < LONG_FORM) {
      to.write(length);
      return;
    }
    byte[] octets = BigInteger.valueOf(length).toByteArray();
    int from = octets[0] == 0 ? 1 : 0;
    to.write(LONG_FORM | (octets.length - from));
    to.write(octets, from, octets.length - from);
  }
}
