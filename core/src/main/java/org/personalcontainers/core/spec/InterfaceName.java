package org.personalcontainers.core.spec;

import java.util.regex.Pattern;

/** A network interface, such as eth0 or eth0.20, as the Linux kernel names it. */
public record InterfaceName(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,14}");

  public InterfaceName {
    if (!FORM.matcher(value).matches()) {
      throw new UnfitValue(
          UnfitValue.quoted(value) + " is not a network interface", "write one such as eth0");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
