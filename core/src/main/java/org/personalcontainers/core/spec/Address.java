package org.personalcontainers.core.spec;

import java.net.InetAddress;
import java.util.regex.Pattern;

/** An IP address, version 4 or 6, in its canonical spelling. Never a name: nothing is looked up. */
public record Address(String value) implements Comparable<Address> {
  /** The JDK also reads "10.1" and "0x7f.1"; a person who writes that means something else. */
  private static final Pattern DOTTED_QUAD =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

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
    boolean literal =
        DOTTED_QUAD.matcher(text).matches() || (text.indexOf(':') >= 0 && text.indexOf('%') < 0);
    if (!literal) {
      throw notAnAddress(text);
    }
    try {
      return InetAddress.ofLiteral(text).getHostAddress();
    } catch (IllegalArgumentException e) {
      throw notAnAddress(text);
    }
  }

  private static IllegalArgumentException notAnAddress(String text) {
    return new IllegalArgumentException(
        "\"" + text + "\" is not an IP address: write one such as 192.168.1.11 or fd00::11");
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
