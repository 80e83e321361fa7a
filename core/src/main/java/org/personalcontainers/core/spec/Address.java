package org.personalcontainers.core.spec;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An IP address, version 4 or 6, in its canonical spelling. Never a name: nothing is looked up. */
public record Address(String value) implements Comparable<Address> {
  /** The JDK also reads "10.1" and "0x7f.1"; a person who writes that means something else. */
  private static final Pattern DOTTED_QUAD =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

  /** What the JDK's parser may be asked for: no zone, no brackets. */
  private static final Pattern COLONS = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private static final Pattern ZEROS = Pattern.compile("(?<![0-9a-f])0(:0)+(?![0-9a-f])");

  /** Of whom nobody knows one yet. */
  public static final Address NOWHERE = new Address("0.0.0.0");

  public Address {
    value = canonical(value);
  }

  static Address of(byte[] bytes) {
    try {
      return new Address(InetAddress.getByAddress(bytes).getHostAddress());
    } catch (java.net.UnknownHostException e) {
      throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + bytes.length, e);
    }
  }

  byte[] bytes() {
    return InetAddress.ofLiteral(value).getAddress();
  }

  public boolean isVersion4() {
    return value.indexOf(':') < 0;
  }

  private static String canonical(String text) {
    boolean version6 = text.indexOf(':') >= 0 && COLONS.matcher(text).matches();
    if (!version6 && !DOTTED_QUAD.matcher(text).matches()) {
      throw notAnAddress(text);
    }
    try {
      return shortened(InetAddress.ofLiteral(text).getHostAddress());
    } catch (IllegalArgumentException e) {
      throw notAnAddress(text);
    }
  }

  /** The longest run of zeros, the first of equals, becomes "::" (RFC 5952). */
  private static String shortened(String full) {
    int start = 0;
    int end = 0;
    Matcher zeros = ZEROS.matcher(full);
    while (full.indexOf(':') >= 0 && zeros.find()) {
      if (zeros.end() - zeros.start() > end - start) {
        start = zeros.start();
        end = zeros.end();
      }
    }
    return end == 0 ? full : trimmed(full.substring(0, start), full.substring(end));
  }

  private static String trimmed(String before, String after) {
    String head = before.endsWith(":") ? before.substring(0, before.length() - 1) : before;
    String tail = after.startsWith(":") ? after.substring(1) : after;
    return head + "::" + tail;
  }

  private static UnfitValue notAnAddress(String text) {
    return new UnfitValue(
        UnfitValue.quoted(text) + " is not an IP address",
        "write one such as 192.168.1.11 or fd00::11");
  }

  @Override
  public int compareTo(Address other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
