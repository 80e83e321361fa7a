package org.personalcontainers.cli.output;

import java.util.regex.Pattern;

/** Text of strangers, before it comes to a terminal: it may be coloured, and command nothing. */
public final class Printable {
  private static final Pattern COMMANDS =
      Pattern.compile("\u001b(?!\\[[0-9;]*m)|[\\p{Cc}&&[^\t\u001b]]");

  private Printable() {}

  public static String of(String text) {
    return COMMANDS.matcher(text).replaceAll("");
  }
}
