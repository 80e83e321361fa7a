package org.personalcontainers.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Any bytes as one line that a person can read, and compare with another. */
final class Escaped {
  private static final HexFormat HEX = HexFormat.of();

  private Escaped() {}

  static String line(byte[] bytes) {
    StringBuilder line = new StringBuilder();
    for (byte each : bytes) {
      boolean plain = each > ' ' && each < 127 && each != '\\';
      if (plain || (each == ' ' && !line.isEmpty())) {
        line.append((char) each);
      } else {
        line.append("\\x").append(HEX.toHexDigits(each));
      }
    }
    return line.toString();
  }

  static byte[] bytes(String line) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int at = 0; at < line.length(); at++) {
      if (line.startsWith("\\x", at)) {
        bytes.write(HexFormat.fromHexDigits(line, at + 2, at + 4));
        at += 3;
      } else {
        bytes.write(line.charAt(at));
      }
    }
    return bytes.toByteArray();
  }
}
