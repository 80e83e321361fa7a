package org.personalcontainers.manager.talk;

import java.nio.ByteBuffer;
import java.util.Optional;

/** JSON that says what it is, and behind it the bytes of a body, just as they are. */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a copy would cost the memory twice.
record Envelope(byte[] head, byte[] body) {
  byte[] sealed() {
    return ByteBuffer.allocate(Integer.BYTES + head.length + body.length)
        .putInt(head.length)
        .put(head)
        .put(body)
        .array();
  }

  /** Empty where it is none, or is cut off. */
  static Optional<Envelope> open(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int length = bytes.length < Integer.BYTES ? -1 : buffer.getInt();
    if (length < 0 || length > buffer.remaining()) {
      return Optional.empty();
    }
    byte[] head = new byte[length];
    buffer.get(head);
    byte[] body = new byte[buffer.remaining()];
    buffer.get(body);
    return Optional.of(new Envelope(head, body));
  }
}
