package org.personalcontainers.manager.api;

import org.personalcontainers.core.api.Keys;
import org.personalcontainers.core.spec.KeyId;

/** The keys that join.yml files hold. Safe for use by many threads; blocks some seconds at most. */
public interface Keyring {
  Keys list();

  Made make(Keys.Wanted wanted, String by) throws InterruptedException;

  Revoked revoke(KeyId key, String by) throws InterruptedException;

  /** A new key. */
  sealed interface Made {
    record Fresh(Keys.Made key) implements Made {}

    record NotNow(String reason) implements Made {}
  }

  /** What came of revoking. */
  sealed interface Revoked {
    record Done() implements Revoked {}

    record NoSuchKey() implements Revoked {}

    record NotNow(String reason) implements Revoked {}
  }
}
