package org.personalcontainers.core.spec.tree;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Single values as YAML: plain where every reader takes them for text, in quotes otherwise. */
public final class Scalars {
  private static final Pattern WORD = Pattern.compile("/?[A-Za-z][A-Za-z0-9._/@+-]*");
  private static final Pattern URL = Pattern.compile("https://[A-Za-z0-9._/:?&=%~+-]*[A-Za-z0-9/]");
  private static final Pattern DOTTED_QUAD =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}(/[0-9]{1,2})?");

  /** Words that some reader takes for a boolean, a number or nothing. */
  private static final Set<String> TAKEN =
      Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf");

  private Scalars() {}

  public static String text(String text) {
    boolean plain =
        (WORD.matcher(text).matches() && !TAKEN.contains(text.toLowerCase(Locale.ROOT)))
            || DOTTED_QUAD.matcher(text).matches()
            || URL.matcher(text).matches();
    return plain ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(point -> append(quoted, point));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int point) {
    switch (point) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case '\n' -> quoted.append("\\n");
      case '\t' -> quoted.append("\\t");
      default -> quoted.append(escaped(point));
    }
  }

  /** What an editor would not show is spelt out. */
  private static String escaped(int point) {
    if (!SourceText.isInvisible(point)) {
      return Character.toString(point);
    }
    return point > 0xffff ? "\\U%08x".formatted(point) : "\\u%04x".formatted(point);
  }
}
