package org.personalcontainers.core.spec;

import java.math.BigInteger;

/** A range of addresses, such as 192.168.1.0/24. The base has no bits beyond the prefix. */
public record Subnet(Address base, int prefix) {
  public Subnet {
    int bits = base.bytes().length * 8;
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException("/" + prefix + " is no prefix: use 0 to " + bits);
    }
    Address lowest = at(number(base).shiftRight(bits - prefix).shiftLeft(bits - prefix), bits);
    if (!lowest.equals(base)) {
      throw new IllegalArgumentException(
          base + "/" + prefix + " is an address inside a subnet: write " + lowest + "/" + prefix);
    }
  }

  public static Subnet parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a subnet: write one such as 172.20.20.0/24");
    }
    return new Subnet(new Address(text.substring(0, slash)), prefix(text, slash + 1));
  }

  private static int prefix(String text, int from) {
    try {
      return Integer.parseInt(text.substring(from));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" has no prefix length: write one such as 172.20.20.0/24", e);
    }
  }

  public boolean contains(Address address) {
    return address.isVersion4() == base.isVersion4()
        && number(address).shiftRight(hostBits()).equals(number(base).shiftRight(hostBits()));
  }

  public boolean contains(Subnet other) {
    return other.prefix >= prefix && contains(other.base);
  }

  public boolean overlaps(Subnet other) {
    return contains(other) || other.contains(this);
  }

  /** The number of sub-ranges of that prefix, bounded, for a /0 of version 6 has too many. */
  public int pieces(int longerPrefix) {
    return 1 << Math.min(longerPrefix - prefix, 30);
  }

  /** The index-th sub-range of that prefix. */
  public Subnet piece(int longerPrefix, int index) {
    int bits = base.bytes().length * 8;
    BigInteger offset = BigInteger.valueOf(index).shiftLeft(bits - longerPrefix);
    return new Subnet(at(number(base).add(offset), bits), longerPrefix);
  }

  private int hostBits() {
    return base.bytes().length * 8 - prefix;
  }

  private static BigInteger number(Address address) {
    return new BigInteger(1, address.bytes());
  }

  private static Address at(BigInteger number, int bits) {
    byte[] wide = number.toByteArray();
    byte[] exact = new byte[bits / 8];
    int length = Math.min(wide.length, exact.length);
    System.arraycopy(wide, wide.length - length, exact, exact.length - length, length);
    return Address.of(exact);
  }

  @Override
  public String toString() {
    return base + "/" + prefix;
  }
}
