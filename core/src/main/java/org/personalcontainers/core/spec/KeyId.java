package org.personalcontainers.core.spec;

import java.util.regex.Pattern;

/** What a join key is called in lists and messages: a part of its hash. */
public record KeyId(String value) implements Comparable<KeyId> {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");

  public KeyId {
    if (!FORM.matcher(value).matches()) {
      throw new UnfitValue(
          UnfitValue.quoted(value) + " is no key's id",
          "write one that pcctl cluster key ls shows");
    }
  }

  @Override
  public int compareTo(KeyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
