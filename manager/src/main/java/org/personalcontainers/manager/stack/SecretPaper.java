package org.personalcontainers.manager.stack;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.personalcontainers.core.spec.SecretName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.KeptSecret;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Write;

/**
 * A secret as the store keeps it; what it was before is not kept.
 *
 * @param value in base64
 * @param salt drawn with each value: without it swarm's name for the secret would let people try
 *     out what it might be
 * @param number of values so far
 */
public record SecretPaper(String value, String salt, Instant at, String by, int number) {
  static final String KIND = "secret";
  private static final Form<SecretPaper> FORM = Form.of(SecretPaper.class);
  private static final int SALT_BYTES = 16;

  /** A first value. */
  public static SecretPaper of(String value, Instant at, String by, RandomGenerator chance) {
    byte[] salt = new byte[SALT_BYTES];
    chance.nextBytes(salt);
    return new SecretPaper(value, HexFormat.of().formatHex(salt), at, by, 1);
  }

  /** In the place of an earlier value. */
  public SecretPaper after(SecretPaper before) {
    return new SecretPaper(value, salt, at, by, before.number() + 1);
  }

  static SecretPaper read(Document document) {
    return FORM.read(document.content().bytes());
  }

  static DocumentName name(SecretName secret) {
    return DocumentName.of(KIND, secret);
  }

  /** In the place of the one of that revision. */
  public Write write(SecretName secret, long revision) {
    return new Write.Put(name(secret), revision, Content.of(FORM.write(this)));
  }

  /** What it takes of the store. */
  public int bytes() {
    return FORM.write(this).length;
  }

  /** As stacks get it. */
  public KeptSecret kept() {
    byte[] marked = (salt + value).getBytes(StandardCharsets.US_ASCII);
    return new KeptSecret(value, ContentHash.of(marked));
  }

  @Override
  public String toString() {
    return "secret paper " + number;
  }
}
