package org.personalcontainers.core.spec;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a name may look like. The alphabets are those of the systems that names end up in. */
final class Names {
  /** A host name: what the hosts file, Gluster and swarm all take. */
  static final Alphabet HOST =
      new Alphabet(
          Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?"),
          "lower-case letters, digits and inner hyphens");

  /** A name inside Docker or Gluster. */
  static final Alphabet OBJECT =
      new Alphabet(
          Pattern.compile("[a-z0-9][a-z0-9_-]*"),
          "lower-case letters, digits, hyphens and underscores, a letter or digit first");

  /** A label's key: people group them with dots and slashes. */
  static final Alphabet DOTTED =
      new Alphabet(
          Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?"),
          "letters, digits, and inner dots, slashes, hyphens and underscores");

  /** A name inside a compose file. */
  static final Alphabet SPELLED =
      new Alphabet(
          Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?"),
          "letters, digits, and inner dots, hyphens and underscores");

  private Names() {}

  static void check(String what, String value, Alphabet alphabet, int longest) {
    if (value.isEmpty()) {
      throw new UnfitValue("the " + what + " is empty", "use " + alphabet.words());
    }
    if (value.length() > longest) {
      throw new UnfitValue(
          "the " + what + " " + UnfitValue.quoted(value) + " is too long",
          "use at most " + longest + " characters");
    }
    if (!alphabet.pattern().matcher(value).matches()) {
      throw new UnfitValue(UnfitValue.quoted(value) + " is not a " + what, remedy(value, alphabet));
    }
  }

  /** The nearest name of that alphabet, where it is plain what was meant. */
  private static String remedy(String value, Alphabet alphabet) {
    String lower = value.toLowerCase(Locale.ROOT);
    return Stream.of(lower, lower.replaceAll("[ _]", "-"))
        .filter(name -> alphabet.pattern().matcher(name).matches())
        .findFirst()
        .map(name -> "write " + name)
        .orElse("use " + alphabet.words());
  }

  record Alphabet(Pattern pattern, String words) {}
}
