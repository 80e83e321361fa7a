package org.personalcontainers.manager.store.atomix;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What goes over a connection at once.
 *
 * @param number tells which question an answer belongs to
 * @param subject of a question; why there is no answer
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody changes or compares the body.
record Frame(Kind kind, long number, String subject, byte[] body) {
  /** Larger than the largest entry of the log, and than a piece of a snapshot. */
  static final int MOST_BYTES = 1024 * 1024;

  private static final int LONGEST_SUBJECT = 200;

  enum Kind {
    QUESTION('Q'),
    ANSWER('A'),
    FAILURE('F');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    static Kind of(int letter) throws IOException {
      for (Kind kind : values()) {
        if (kind.letter == letter) {
          return kind;
        }
      }
      throw new IOException("the frame is none of ours");
    }
  }

  Frame {
    if (body.length > MOST_BYTES) {
      throw new IllegalArgumentException(body.length + " bytes; at most " + MOST_BYTES);
    }
    subject = subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT));
  }

  int weight() {
    return body.length + LONGEST_SUBJECT;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(body.length);
    out.writeByte(kind.letter);
    out.writeLong(number);
    out.writeUTF(subject);
    out.write(body);
  }

  /** Nothing is set aside for more than a frame may hold. */
  static Frame read(DataInputStream in) throws IOException {
    int length = in.readInt();
    Kind kind = Kind.of(in.readUnsignedByte());
    if (length < 0 || length > MOST_BYTES) {
      throw new IOException("the frame is none of ours");
    }
    long number = in.readLong();
    String subject = in.readUTF();
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new IOException("the connection ended in the middle of a frame");
    }
    return new Frame(kind, number, subject, body);
  }
}
