package org.personalcontainers.core.spec;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A range of addresses, such as 192.168.1.0/24. The base has no bits beyond the prefix. */
public record Subnet(Address base, int prefix) {
  /** More pieces than that are never asked for; a /0 of version 6 has too many to count. */
  private static final int MOST_PIECES_AS_POWER = 30;

  private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");

  public Subnet {
    int bits = bits(base);
    if (prefix < 0 || prefix > bits) {
      throw new UnfitValue("/" + prefix + " is no prefix length", "use 0 to " + bits);
    }
    Address lowest = at(number(base).shiftRight(bits - prefix).shiftLeft(bits - prefix), bits);
    if (!lowest.equals(base)) {
      throw new UnfitValue(
          base + "/" + prefix + " is an address inside a subnet", "write " + lowest + "/" + prefix);
    }
  }

  public static Subnet parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !PREFIX.matcher(text.substring(slash + 1)).matches()) {
      throw new UnfitValue(
          UnfitValue.quoted(text) + " is not a subnet", "write one such as 172.20.20.0/24");
    }
    Address base = new Address(text.substring(0, slash));
    return new Subnet(base, Integer.parseInt(text.substring(slash + 1)));
  }

  public boolean contains(Address address) {
    byte[] own = base.bytes();
    byte[] other = address.bytes();
    int whole = prefix / 8;
    return own.length == other.length
        && Arrays.equals(own, 0, whole, other, 0, whole)
        && (prefix % 8 == 0 || ((own[whole] ^ other[whole]) & 0xff) >> (8 - prefix % 8) == 0);
  }

  public boolean contains(Subnet other) {
    return other.prefix >= prefix && contains(other.base);
  }

  public boolean overlaps(Subnet other) {
    return contains(other) || other.contains(this);
  }

  /** The lowest address; of version 4 it names the subnet and is no node's or container's. */
  public Address first() {
    return base;
  }

  /** The highest address; of version 4 it is the broadcast address. */
  public Address last() {
    BigInteger beyond = BigInteger.ONE.shiftLeft(hostBits());
    return at(number(base).add(beyond).subtract(BigInteger.ONE), bits(base));
  }

  /** The number of addresses. */
  public BigInteger size() {
    return BigInteger.ONE.shiftLeft(hostBits());
  }

  /** The number of sub-ranges of that prefix, bounded; none where the prefix is shorter. */
  public int pieces(int longerPrefix) {
    return longerPrefix < prefix ? 0 : 1 << Math.min(longerPrefix - prefix, MOST_PIECES_AS_POWER);
  }

  /** The index-th sub-range of that prefix. */
  public Subnet piece(int longerPrefix, int index) {
    if (index < 0 || index >= pieces(longerPrefix)) {
      throw new IllegalArgumentException(
          this + " has no /" + longerPrefix + " with the index " + index);
    }
    int bits = bits(base);
    BigInteger offset = BigInteger.valueOf(index).shiftLeft(bits - longerPrefix);
    return new Subnet(at(number(base).add(offset), bits), longerPrefix);
  }

  private int hostBits() {
    return bits(base) - prefix;
  }

  private static int bits(Address address) {
    return address.bytes().length * 8;
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
