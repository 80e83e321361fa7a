package org.personalcontainers.manager.store;

import java.util.regex.Pattern;

/** {@code cluster}, {@code history/12}, {@code admission/pi1}: parts separated by slashes. */
public record DocumentName(String value) implements Comparable<DocumentName> {
  private static final int LONGEST = 200;
  private static final Pattern PARTS =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*");

  public DocumentName {
    if (value.length() > LONGEST || !PARTS.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no name of a document: write at most %d letters, digits, dots, hyphens and underscores, in parts separated by slashes"
              .formatted(value.substring(0, Math.min(value.length(), LONGEST)), LONGEST));
    }
  }

  /** A document of a kind of which there are many. */
  public static DocumentName of(String kind, Object which) {
    return new DocumentName(kind + "/" + which);
  }

  @Override
  public int compareTo(DocumentName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
