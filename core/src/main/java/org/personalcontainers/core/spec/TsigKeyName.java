package org.personalcontainers.core.spec;

import java.util.regex.Pattern;

/** The name of a key at a name server: {@code acme}, {@code acme.example.org}. */
public record TsigKeyName(String value) {
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,62}(\\.[A-Za-z0-9_][A-Za-z0-9_-]{0,62})*");

  public TsigKeyName {
    if (value.length() > 253 || !FORM.matcher(value).matches()) {
      throw new UnfitValue(
          UnfitValue.quoted(value) + " is not the name of a key",
          "write it as the name server's configuration does, without a dot at its end");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
