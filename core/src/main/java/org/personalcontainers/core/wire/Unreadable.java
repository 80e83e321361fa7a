package org.personalcontainers.core.wire;

/** What came in cannot be read: it says where, and what is wrong there. */
public class Unreadable extends RuntimeException {
  private static final int LONGEST = 300;

  private final String place;
  private final String wrong;

  Unreadable(String place, String wrong) {
    super(place + ": " + shortened(wrong));
    this.place = place;
    this.wrong = shortened(wrong);
  }

  /** A character's number where the text is no JSON, else a path such as $.status.node. */
  public String place() {
    return place;
  }

  String wrong() {
    return wrong;
  }

  /** The same, seen from one level further up. */
  Unreadable below(String step) {
    return new Unreadable(step + place, wrong);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
