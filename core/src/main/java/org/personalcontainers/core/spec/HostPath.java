package org.personalcontainers.core.spec;

import java.util.Arrays;
import java.util.List;

/** An absolute path on a node, in plain spelling: no "..", no doubled or trailing slash. */
public record HostPath(String value) implements Comparable<HostPath> {
  /** A mount unit is named after its path, and a unit's name may have 255 characters. */
  private static final int LONGEST = 200;

  public HostPath {
    if (value.length() > LONGEST) {
      throw refused(value, "use at most " + LONGEST + " characters");
    }
    if (!value.startsWith("/") || value.length() == 1) {
      throw refused(value, "write an absolute path below /, such as /opt/docker");
    }
    List<String> parts = Arrays.asList(value.substring(1).split("/", -1));
    if (parts.contains("") || parts.contains(".") || parts.contains("..")) {
      throw refused(value, "write it without \".\", \"..\", doubled or trailing slashes");
    }
    if (value.chars().anyMatch(c -> c <= ' ' || c == 127 || c == ':' || c == '"')) {
      throw refused(value, "write it without blanks, colons and quotes");
    }
  }

  private static UnfitValue refused(String value, String remedy) {
    return new UnfitValue(UnfitValue.quoted(value) + " is not a path for this", remedy);
  }

  public HostPath below(String child) {
    return new HostPath(value + "/" + child);
  }

  public boolean isWithin(HostPath other) {
    return value.equals(other.value) || value.startsWith(other.value + "/");
  }

  @Override
  public int compareTo(HostPath other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
