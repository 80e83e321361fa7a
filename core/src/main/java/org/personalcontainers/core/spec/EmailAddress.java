package org.personalcontainers.core.spec;

import java.util.regex.Pattern;

/** Where a certificate authority may write to. */
public record EmailAddress(String value) {
  private static final Pattern FORM = Pattern.compile("[^@\\s]{1,64}@[^@\\s.][^@\\s]*\\.[^@\\s.]+");

  public EmailAddress {
    if (value.length() > 254 || !FORM.matcher(value).matches()) {
      throw new UnfitValue(
          UnfitValue.quoted(value) + " is not an e-mail address",
          "write one such as me@example.org");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
