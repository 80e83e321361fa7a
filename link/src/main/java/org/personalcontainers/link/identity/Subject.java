package org.personalcontainers.link.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.personalcontainers.core.ledger.ClusterId;

/**
 * Whom a certificate is for: O, OU and CN, in this order and nothing else. The alphabets have no
 * character that a distinguished name would have to escape, so it can only be read in one way.
 *
 * @param cluster the cluster's id, or a word that is none
 * @param kind the role in small letters, or a word that is none
 */
record Subject(String cluster, String kind, String name) {
  private static final String AUTHORITY = "authority";
  private static final String STRANGER = "stranger";
  private static final String NAME = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern CLUSTER = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})");
  private static final Pattern FORM =
      Pattern.compile("CN=(" + NAME + "),OU=([a-z]{1,16}),O=(" + CLUSTER + ")");

  Subject {
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException(
          "a certificate's name has small letters, digits and inner hyphens, 63 at most: " + name);
    }
    if (!CLUSTER.matcher(cluster).matches()) {
      throw new IllegalArgumentException(
          "a cluster's id has letters, digits and hyphens, 63 at most: " + cluster);
    }
  }

  static Subject member(ClusterId cluster, Role role, String name) {
    return new Subject(cluster.value(), word(role), name);
  }

  static Subject authority(ClusterId cluster) {
    return new Subject(cluster.value(), AUTHORITY, AUTHORITY);
  }

  static Subject stranger(String name) {
    return new Subject(STRANGER, STRANGER, name);
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** None where it is not exactly of our form. */
  static Optional<Subject> of(X500Principal principal) {
    Matcher matcher = FORM.matcher(principal.getName(X500Principal.RFC2253));
    return matcher.matches()
        ? Optional.of(new Subject(matcher.group(3), matcher.group(2), matcher.group(1)))
        : Optional.empty();
  }

  Optional<Role> role() {
    for (Role role : Role.values()) {
      if (word(role).equals(kind)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  boolean isAuthority() {
    return kind.equals(AUTHORITY);
  }

  byte[] der() {
    return Der.sequence(part("2.5.4.10", cluster), part("2.5.4.11", kind), part("2.5.4.3", name));
  }

  private static byte[] part(String type, String value) {
    return Der.set(Der.sequence(Der.oid(type), Der.text(value)));
  }
}
