package org.personalcontainers.core.status;

/** The number of a group of users, by which files remember it. Never that of root. */
public record GroupId(int value) {
  private static final int MOST = 65_533;

  public GroupId {
    if (value < 1 || value > MOST) {
      throw new IllegalArgumentException(
          "a group's number is between 1 and " + MOST + ", not " + value);
    }
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
