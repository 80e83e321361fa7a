package org.personalcontainers.cli.stack;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.core.stack.Login;

/** Hashes of passwords, as htpasswd makes them; its own door to the library that knows bcrypt. */
public final class PasswordHash {
  /** Traefik reckons one anew for each request: every visitor feels a higher one. */
  private static final int COST = 8;

  /** Beyond that bcrypt looks at nothing. */
  private static final int MOST_BYTES = 71;

  private PasswordHash() {}

  public static Login login(String user, String password) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0 || bytes.length > MOST_BYTES) {
      throw Failure.badInput(
          "the password of "
              + user
              + (bytes.length == 0 ? " is empty" : " is too long")
              + "\nTake one of 1 to "
              + MOST_BYTES
              + " letters.");
    }
    byte[] hash = BCrypt.with(BCrypt.Version.VERSION_2Y).hash(COST, bytes);
    return new Login(user, new String(hash, StandardCharsets.US_ASCII));
  }

  /** Whether it is that password's hash; of another kind than bcrypt it is nobody's. */
  public static boolean isOf(Login login, String password) {
    return login.hash().startsWith("$2")
        && BCrypt.verifyer()
            .verify(
                password.getBytes(StandardCharsets.UTF_8),
                login.hash().getBytes(StandardCharsets.US_ASCII))
            .verified;
  }
}
