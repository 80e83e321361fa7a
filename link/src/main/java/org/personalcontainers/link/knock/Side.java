package org.personalcontainers.link.knock;

/** Which of both ends speaks. A proof of one is none of the other: it can't be sent back. */
public enum Side {
  KNOCKER("personal-containers join v1 knocker"),
  DOOR("personal-containers join v1 door");

  private final String label;

  Side(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
