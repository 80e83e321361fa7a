package org.personalcontainers.cli.output;

/** JSON texts; a quoted one is also good YAML. */
public final class Json {
  private Json() {}

  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int at = 0; at < text.length(); at++) {
      append(quoted, text.charAt(at));
    }
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, char letter) {
    if (letter == '"' || letter == '\\') {
      quoted.append('\\').append(letter);
    } else if (letter < ' '
        || (letter >= 0x7f && letter <= 0x9f)
        || Character.isSurrogate(letter)) {
      quoted.append("\\u").append(hex(letter));
    } else {
      quoted.append(letter);
    }
  }

  private static String hex(char letter) {
    String digits = Integer.toHexString(letter);
    return "0".repeat(4 - digits.length()) + digits;
  }
}
