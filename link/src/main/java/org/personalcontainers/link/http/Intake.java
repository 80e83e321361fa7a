package org.personalcontainers.link.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** What comes in over a connection, through one small buffer. */
final class Intake {
  private static final int BUFFER = 4096;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;

  Intake(InputStream in) {
    this.in = in;
  }

  /** Blocks until something comes, or the end. */
  boolean hasMore() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer));
    }
    return at < end;
  }

  /** Is something here already, unread? */
  boolean holdsMore() {
    return at < end;
  }

  int next() throws IOException {
    if (!hasMore()) {
      throw new EOFException("the connection ended in the middle of a message");
    }
    return buffer[at++] & 0xff;
  }

  /** As many bytes; memory is only taken for those that came. */
  byte[] exactly(int length) throws IOException {
    byte[] bytes = upTo(length);
    if (bytes.length < length) {
      throw new EOFException("the message ends after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  /** All that comes, but no more than that. */
  byte[] upTo(int most) throws IOException {
    int held = Math.min(most, end - at);
    if (held == most) {
      at += held;
      return Arrays.copyOfRange(buffer, at - held, at);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream(held);
    all.write(buffer, at, held);
    at += held;
    while (all.size() < most && hasMore()) {
      int count = Math.min(most - all.size(), end - at);
      all.write(buffer, at, count);
      at += count;
    }
    return all.toByteArray();
  }
}
