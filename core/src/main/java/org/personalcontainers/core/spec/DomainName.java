package org.personalcontainers.core.spec;

import java.util.regex.Pattern;

/** A DNS name, such as example.org, in lower case. */
public record DomainName(String value) implements Comparable<DomainName> {
  private static final Pattern FORM =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  public DomainName {
    if (value.length() > 253 || !FORM.matcher(value).matches()) {
      throw new UnfitValue(
          UnfitValue.quoted(value) + " is not a domain name", "write one such as example.org");
    }
  }

  /** Whether it is that one, or a name below it. */
  public boolean isIn(DomainName other) {
    return value.equals(other.value) || value.endsWith("." + other.value);
  }

  @Override
  public int compareTo(DomainName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
