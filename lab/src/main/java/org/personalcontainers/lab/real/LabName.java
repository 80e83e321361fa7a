package org.personalcontainers.lab.real;

import java.util.regex.Pattern;

/** One of the labs of this machine. */
public record LabName(String value) implements Comparable<LabName> {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,30}");

  public LabName {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "\""
              + value
              + "\" is not a lab's name: use a lower-case letter, then lower-case letters, digits"
              + " and hyphens, 31 at most");
    }
  }

  @Override
  public int compareTo(LabName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
