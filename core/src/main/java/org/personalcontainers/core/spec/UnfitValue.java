package org.personalcontainers.core.spec;

/** A value that cannot be what it was written for: what is wrong, and what to write instead. */
public final class UnfitValue extends IllegalArgumentException {
  private static final int MOST_SHOWN = 60;

  private final String wrong;
  private final String remedy;

  public UnfitValue(String wrong, String remedy) {
    super(wrong + "; " + remedy);
    this.wrong = wrong;
    this.remedy = remedy;
  }

  /** A value as a message may show it: in quotes, on one line, not endless. */
  public static String quoted(String value) {
    StringBuilder shown = new StringBuilder("\"");
    value.codePoints().limit(MOST_SHOWN).forEach(point -> show(shown, point));
    return shown + (value.codePointCount(0, value.length()) > MOST_SHOWN ? "...\"" : "\"");
  }

  private static void show(StringBuilder shown, int point) {
    if (point == '\n') {
      shown.append("\\n");
    } else if (Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE) {
      shown.append("\\u%04x".formatted(point));
    } else {
      shown.appendCodePoint(point);
    }
  }

  /** A sentence without its full stop, such as: "10.1" is not an IP address. */
  public String wrong() {
    return wrong;
  }

  /** A sentence without its full stop, such as: write one such as 192.168.1.11. */
  public String remedy() {
    return remedy;
  }
}
