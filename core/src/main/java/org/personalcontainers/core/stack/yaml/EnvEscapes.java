package org.personalcontainers.core.stack.yaml;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The escapes of a double-quoted value; any other backslash is one. */
final class EnvEscapes {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:[abfnrtv$\"\\\\]|0[0-7]{0,3})");

  private EnvEscapes() {}

  static String expanded(String text) {
    return ESCAPE.matcher(text).replaceAll(EnvEscapes::replacement);
  }

  private static String replacement(MatchResult found) {
    String escape = found.group();
    char letter = escape.charAt(1);
    // What is an escaped dollar sign here must stay one when variables are filled in.
    String meant =
        switch (letter) {
          case 'a' -> "\u0007";
          case 'b' -> "\b";
          case 'f' -> "\f";
          case 'n' -> "\n";
          case 'r' -> "\r";
          case 't' -> "\t";
          case 'v' -> "\u000b";
          case '$' -> "$$";
          case '0' -> octal(escape.substring(2));
          default -> String.valueOf(letter);
        };
    return Matcher.quoteReplacement(meant);
  }

  private static String octal(String digits) {
    return digits.isEmpty() ? "\0" : Character.toString(Integer.parseInt(digits, 8));
  }
}
