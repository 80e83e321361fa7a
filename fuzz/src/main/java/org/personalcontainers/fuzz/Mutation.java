package org.personalcontainers.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes good bytes into such as nobody honest sends. */
final class Mutation {
  private static final int MOST_CHANGES = 5;
  private static final int LONGEST_PIECE = 64;
  private static final int MOST_COPIES = 200;
  private static final List<String> NUMBERS =
      List.of(
          "-1", "0", "2147483648", "99999999999999999999", "1e9", "0x10", "-9223372036854775808");

  private final Random random;
  private final List<byte[]> words;
  private final int largest;

  /**
   * @param words that mean something to the parser
   */
  Mutation(Random random, List<byte[]> words, int largest) {
    this.random = random;
    this.words = List.copyOf(words);
    this.largest = largest;
  }

  byte[] of(List<byte[]> samples) {
    byte[] bytes = any(samples);
    for (int left = 1 + random.nextInt(MOST_CHANGES); left > 0; left--) {
      bytes = changed(bytes, samples);
    }
    return bytes.length <= largest ? bytes : Arrays.copyOf(bytes, largest);
  }

  private byte[] any(List<byte[]> list) {
    return list.get(random.nextInt(list.size()));
  }

  private byte[] changed(byte[] bytes, List<byte[]> samples) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + random.nextInt(LONGEST_PIECE));
    return switch (random.nextInt(10)) {
      case 0, 1 -> flipped(bytes, from);
      case 2, 3 -> replaced(bytes, from, from, word());
      case 4 -> replaced(bytes, from, to, word());
      case 5 -> replaced(bytes, from, to, new byte[0]);
      case 6 -> replaced(bytes, from, from, copies(Arrays.copyOfRange(bytes, from, to)));
      case 7 -> replaced(bytes, from, Math.min(bytes.length, from + 4), length());
      case 8 -> spliced(bytes, from, any(samples));
      default -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, from) : number(bytes, from);
    };
  }

  private byte[] flipped(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    if (at < changed.length) {
      changed[at] =
          (byte) (random.nextBoolean() ? changed[at] ^ 1 << random.nextInt(8) : random.nextInt());
    }
    return changed;
  }

  private static byte[] replaced(byte[] bytes, int from, int to, byte[] piece) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(bytes.length + piece.length);
    all.write(bytes, 0, from);
    all.writeBytes(piece);
    all.write(bytes, to, bytes.length - to);
    return all.toByteArray();
  }

  private byte[] word() {
    if (!words.isEmpty() && random.nextInt(4) != 0) {
      return any(words);
    }
    byte[] chance = new byte[random.nextInt(8)];
    random.nextBytes(chance);
    return chance;
  }

  private byte[] copies(byte[] piece) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int times = random.nextInt(8) == 0 ? random.nextInt(MOST_COPIES) : random.nextInt(3);
    for (int left = times; left > 0 && all.size() < largest; left--) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }

  /** As binary protocols begin with it: a lie. */
  private byte[] length() {
    int[] lies = {-1, 0, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 20, (1 << 20) + 1, 1 << 16};
    return ByteBuffer.allocate(4).putInt(lies[random.nextInt(lies.length)]).array();
  }

  private byte[] spliced(byte[] bytes, int at, byte[] other) {
    int from = random.nextInt(other.length + 1);
    byte[] rest = Arrays.copyOfRange(other, from, other.length);
    return replaced(bytes, at, bytes.length, rest);
  }

  /** The next number in digits becomes another. */
  private byte[] number(byte[] bytes, int after) {
    int from = after;
    while (from < bytes.length && !Character.isDigit(bytes[from])) {
      from++;
    }
    int to = from;
    while (to < bytes.length && Character.isDigit(bytes[to])) {
      to++;
    }
    String lie = NUMBERS.get(random.nextInt(NUMBERS.size()));
    return replaced(bytes, from, to, lie.getBytes(StandardCharsets.US_ASCII));
  }
}
