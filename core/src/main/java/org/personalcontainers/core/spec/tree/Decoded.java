package org.personalcontainers.core.spec.tree;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** What a file's bytes are as text. */
public sealed interface Decoded {
  record Text(String text) implements Decoded {}

  record Foreign(Place place, String wrong) implements Decoded {
    public Problem problem(String file) {
      return new Problem(
          file, place.line(), place.column(), KeyPath.ROOT, wrong, "save the file as UTF-8 text");
    }
  }

  static Decoded of(byte[] bytes) {
    if (startsLikeUtf16(bytes)) {
      return new Foreign(Place.START, "the file is UTF-16");
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer from = ByteBuffer.wrap(bytes);
    CharBuffer to = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(from, to, true);
    String text = to.flip().toString();
    return result.isError()
        ? new Foreign(endOf(text), "the file is not UTF-8: here stands the byte " + hex(from))
        : new Text(text);
  }

  /** Both marks of byte order, and the zero bytes that ASCII gets in UTF-16 without one. */
  private static boolean startsLikeUtf16(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    return first == 0xfeff || first == 0xfffe || (first != 0 && (bytes[0] == 0 || bytes[1] == 0));
  }

  private static Place endOf(String text) {
    int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
    String last = text.substring(text.lastIndexOf('\n') + 1);
    return new Place(line, last.codePointCount(0, last.length()) + 1);
  }

  private static String hex(ByteBuffer from) {
    return "0x%02X".formatted(from.get(from.position()) & 0xff);
  }
}
