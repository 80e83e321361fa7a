package org.personalcontainers.manager.group;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What goes over the group's wire: a kind, the number of the question, and the words. Never a Java
 * object: what is not read as one can't be made to act as one.
 */
final class Letter {
  private static final int HEAD = 1 + Long.BYTES;

  private final Kind kind;
  private final long number;
  private final byte[] words;

  Letter(Kind kind, long number, byte[] words) {
    this.kind = kind;
    this.number = number;
    this.words = words.clone();
  }

  enum Kind {
    QUESTION('?'),
    ANSWER('!'),
    /** Instead of an answer: too many are being answered. */
    DECLINED('-'),
    NEWS('.');

    private final byte mark;

    Kind(char mark) {
      this.mark = (byte) mark;
    }

    private static Optional<Kind> of(byte mark) {
      for (Kind kind : values()) {
        if (kind.mark == mark) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  Kind kind() {
    return kind;
  }

  long number() {
    return number;
  }

  byte[] words() {
    return words.clone();
  }

  byte[] sealed() {
    return ByteBuffer.allocate(HEAD + words.length)
        .put(kind.mark)
        .putLong(number)
        .put(words)
        .array();
  }

  /** Empty where it is no letter of ours, or too heavy a one. */
  static Optional<Letter> open(byte[] bytes, int offset, int length) {
    if (length < HEAD || length > HEAD + Group.HEAVIEST) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
    return Kind.of(buffer.get()).map(kind -> new Letter(kind, buffer.getLong(), rest(buffer)));
  }

  private static byte[] rest(ByteBuffer buffer) {
    byte[] words = new byte[buffer.remaining()];
    buffer.get(words);
    return words;
  }
}
