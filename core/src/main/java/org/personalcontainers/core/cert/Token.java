package org.personalcontainers.core.cert;

import java.util.regex.Pattern;

/** What a certificate authority asks for by HTTP; also the name of a file. */
public record Token(String value) implements Comparable<Token> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{16,128}");

  public Token {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("this is no token of an ACME challenge");
    }
  }

  @Override
  public int compareTo(Token other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
