package org.personalcontainers.manager.join;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.personalcontainers.core.api.Keys;
import org.personalcontainers.core.spec.JoinKey;
import org.personalcontainers.core.spec.KeyId;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Write;

/**
 * A join key as the store keeps it: whole, because a proof needs it whole, and sealed.
 *
 * @param until empty: it admits until it is revoked
 * @param uses how many it may still admit; empty: any number
 */
public record KeyPaper(
    String secret, Optional<Instant> until, Optional<Integer> uses, Standing standing) {
  static final String KIND = "key";
  private static final Form<KeyPaper> FORM = Form.of(KeyPaper.class);

  /** What a person said about it. */
  public enum Standing {
    OPEN,
    REVOKED
  }

  static KeyPaper of(JoinKey key, Optional<Instant> until, Optional<Integer> uses) {
    return new KeyPaper(key.reveal(), until, uses, Standing.OPEN);
  }

  static KeyPaper read(Document document) {
    return FORM.read(document.content().bytes());
  }

  static DocumentName name(KeyId id) {
    return DocumentName.of(KIND, id);
  }

  JoinKey key() {
    return JoinKey.parse(secret);
  }

  Write write(long revision) {
    return new Write.Put(name(key().id()), revision, Content.of(FORM.write(this)));
  }

  KeyPaper revoked() {
    return new KeyPaper(secret, until, uses, Standing.REVOKED);
  }

  /** One more was let in. */
  KeyPaper used() {
    return new KeyPaper(secret, until, uses.map(left -> left - 1), standing);
  }

  Keys.State state(Instant now) {
    if (standing == Standing.REVOKED) {
      return Keys.State.REVOKED;
    }
    if (uses.filter(left -> left < 1).isPresent()) {
      return Keys.State.USED_UP;
    }
    return until.filter(end -> !now.isBefore(end)).isPresent()
        ? Keys.State.EXPIRED
        : Keys.State.GOOD;
  }

  Keychain.Listed listed(Instant now) {
    Optional<Duration> left = until.map(end -> Duration.between(now, end));
    return new Keychain.Listed(
        key().id(), state(now), left.map(span -> span.isNegative() ? Duration.ZERO : span), uses);
  }

  @Override
  public String toString() {
    return "key " + key().id();
  }
}
