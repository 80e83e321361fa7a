package org.personalcontainers.core.stack;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.Locale;
import java.util.regex.Pattern;
import org.personalcontainers.core.spec.UnfitValue;

/** The alphabet of names in a compose file, and of what swarm makes of them. */
final class ComposeNames {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");

  private ComposeNames() {}

  static void check(String what, String value, int longest) {
    if (value.length() > longest) {
      throw new UnfitValue(
          "the " + what + " " + quoted(value) + " is too long",
          "use at most " + longest + " characters");
    }
    if (!NAME.matcher(value).matches()) {
      throw new UnfitValue(quoted(value) + " is not a " + what, remedy(value));
    }
  }

  private static String remedy(String value) {
    String meant = value.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
    return NAME.matcher(meant).matches()
        ? "write " + meant
        : "use letters, digits, and inner dots, hyphens and underscores";
  }
}
