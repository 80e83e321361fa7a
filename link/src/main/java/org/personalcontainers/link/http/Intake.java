package org.personalcontainers.link.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** What comes in over a connection, through one small buffer. */
final class Intake {
  static final int BUFFER = 4096;

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

  /** As many bytes; at no time is twice the memory taken of what came, a first piece apart. */
  byte[] exactly(int length) throws IOException {
    byte[] bytes = upTo(length);
    if (bytes.length < length) {
      throw new EOFException("the message ends after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  /** All that comes, but no more than that. */
  byte[] upTo(int most) throws IOException {
    byte[] all = new byte[Math.min(most, BUFFER)];
    int size = 0;
    while (size < most && hasMore()) {
      if (size == all.length) {
        all = Arrays.copyOf(all, (int) Math.min(most, 2L * size));
      }
      int count = Math.min(all.length - size, end - at);
      System.arraycopy(buffer, at, all, size, count);
      at += count;
      size += count;
    }
    return size == all.length ? all : Arrays.copyOf(all, size);
  }
}
