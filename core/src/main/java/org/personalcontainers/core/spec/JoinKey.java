package org.personalcontainers.core.spec;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The secret of a join.yml: 130 random bits and a check, in letters that are easily typed, such as
 * {@code pc-4f7k-...}. Nothing that this class throws or prints shows the secret.
 */
public final class JoinKey {
  /** How much chance a key is made of. */
  public static final int RANDOM_BYTES = 17;

  private static final String PREFIX = "pc-";

  /** Digits and letters without those that are taken for each other: i, l, o, u. */
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private static final int BITS = 130;
  private static final int LETTERS = 26;
  private static final int CHECK_LETTERS = 2;
  private static final int GROUP = 4;

  /**
   * A prime, so that any one wrong letter shows; and 32 has an order beyond the length, so that two
   * swapped ones do too.
   */
  private static final BigInteger CHECK = BigInteger.valueOf(1021);

  private final BigInteger number;

  private JoinKey(BigInteger number) {
    this.number = number;
  }

  /** The key that random bytes are. */
  public static JoinKey of(byte[] random) {
    if (random.length != RANDOM_BYTES) {
      throw new IllegalArgumentException("a key is made of " + RANDOM_BYTES + " random bytes");
    }
    return new JoinKey(new BigInteger(1, random).mod(BigInteger.ONE.shiftLeft(BITS)));
  }

  /** Reads what a person typed: in any case, with or without hyphens, o for 0, i or l for 1. */
  public static JoinKey parse(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (!lower.startsWith(PREFIX)) {
      throw unfit("a join key begins with pc-");
    }
    String letters = letters(lower.substring(PREFIX.length()));
    if (letters.length() != LETTERS + CHECK_LETTERS) {
      throw unfit(
          "a join key has "
              + (LETTERS + CHECK_LETTERS)
              + " letters and digits behind pc-, and this one has "
              + letters.length());
    }
    BigInteger number = number(letters.substring(0, LETTERS));
    if (!number(letters.substring(LETTERS)).equals(number.mod(CHECK))) {
      throw unfit("there is a slip in the join key: its last two letters don't fit the others");
    }
    return new JoinKey(number);
  }

  private static String letters(String typed) {
    String letters = typed.replace("-", "").replace('o', '0').replace('i', '1').replace('l', '1');
    boolean known = letters.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0);
    if (!known) {
      throw unfit("the join key holds a character that no join key has");
    }
    return letters;
  }

  private static UnfitValue unfit(String wrong) {
    return new UnfitValue(wrong, "copy it from what pcctl cluster key printed");
  }

  private static BigInteger number(String letters) {
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < letters.length(); i++) {
      number = number.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(letters.charAt(i))));
    }
    return number;
  }

  private static String letters(BigInteger number, int count) {
    StringBuilder letters = new StringBuilder();
    for (int i = count - 1; i >= 0; i--) {
      letters.append(ALPHABET.charAt(number.shiftRight(5 * i).intValue() & 31));
    }
    return letters.toString();
  }

  /** The secret as a person copies it. */
  public String reveal() {
    String letters = letters(number, LETTERS) + letters(number.mod(CHECK), CHECK_LETTERS);
    return PREFIX
        + letters
            .chars()
            .mapToObj(Character::toString)
            .collect(Collectors.joining())
            .replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
  }

  /** The secret as the key of a proof. */
  public byte[] bytes() {
    return reveal().getBytes(StandardCharsets.US_ASCII);
  }

  /** What it is called where the secret itself must not be said; it can't be led back. */
  public KeyId id() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  ("personal-containers key id\n" + reveal()).getBytes(StandardCharsets.US_ASCII));
      return new KeyId(HexFormat.of().formatHex(hash, 0, 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JoinKey key && MessageDigest.isEqual(bytes(), key.bytes());
  }

  @Override
  public int hashCode() {
    return id().hashCode();
  }

  @Override
  public String toString() {
    return PREFIX + "***";
  }
}
