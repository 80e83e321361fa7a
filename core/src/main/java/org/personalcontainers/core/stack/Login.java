package org.personalcontainers.core.stack;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import org.personalcontainers.core.spec.UnfitValue;

/**
 * Who gets in with a password, as a line of htpasswd has it.
 *
 * @param hash of the password, which stands nowhere
 */
public record Login(String user, String hash) {
  private static final int LONGEST = 64;

  /** A comma parts logins in Traefik's label, and a colon the parts of each. */
  private static final String USER = "[\\p{L}\\p{N}._@+-]+";

  /** What both htpasswd and Traefik know, and what does not fall to a list of words at once. */
  private static final String HASH =
      "\\$2[aby]?\\$[0-9]{2}\\$[./0-9A-Za-z]{53}|\\$apr1\\$[./0-9A-Za-z]{1,8}\\$[./0-9A-Za-z]{22}";

  public Login {
    if (user.length() > LONGEST || !user.matches(USER)) {
      throw new UnfitValue(
          quoted(user) + " is not a user's name",
          "write up to " + LONGEST + " letters, digits, or of . _ @ + -");
    }
    if (!isHash(hash)) {
      throw new UnfitValue(
          "what follows " + user + ": is no hash of a password that Traefik takes safely",
          "write one that begins with $2y$, as htpasswd -B makes it");
    }
  }

  public static boolean isHash(String text) {
    return text.matches(HASH);
  }

  /** Of what htpasswd wrote; what it is not may be a password, and is not repeated. */
  public static Login ofLine(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw new UnfitValue("there is a line that is none of htpasswd's", "write USER:HASH");
    }
    return new Login(line.substring(0, colon), line.substring(colon + 1));
  }

  @Override
  public String toString() {
    return user + ":" + hash;
  }
}
