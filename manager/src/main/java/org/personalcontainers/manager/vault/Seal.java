package org.personalcontainers.manager.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.DocumentName;

/**
 * AES-256-GCM around the content of one document. In front stands the name of the key; that and the
 * document's name are proved with it: what was sealed as one document can't be opened as another.
 */
final class Seal {
  private static final String MARK = "sealed ";
  private static final int HEAD = MARK.length() + VaultKeyId.LENGTH + 1;
  private static final int NONCE = 12;
  private static final int TAG = 16;

  /** What a content grows by. */
  static final int OVERHEAD = HEAD + NONCE + TAG;

  private static final Pattern SHAPE = Pattern.compile("sealed ([0-9a-f]{16})\n");
  private static final SecureRandom CHANCE = new SecureRandom();

  private Seal() {}

  /** Another one each time. */
  static Content sealed(VaultKey key, DocumentName name, Content clear) {
    byte[] nonce = new byte[NONCE];
    CHANCE.nextBytes(nonce);
    byte[] head = head(key.id());
    try {
      byte[] hidden = cipher(Cipher.ENCRYPT_MODE, key, nonce, head, name).doFinal(clear.bytes());
      ByteBuffer whole = ByteBuffer.allocate(HEAD + NONCE + hidden.length);
      return Content.of(whole.put(head).put(nonce).put(hidden).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  private static byte[] head(VaultKeyId key) {
    return (MARK + key + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static Cipher cipher(int mode, VaultKey key, byte[] nonce, byte[] head, DocumentName name)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG * Byte.SIZE, nonce));
    cipher.updateAAD(head);
    cipher.updateAAD(name.value().getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }

  /** Whose key opens it; empty: it lies in clear. */
  static Optional<VaultKeyId> keyOf(Content content) {
    if (content.size() < OVERHEAD) {
      return Optional.empty();
    }
    String head = new String(content.bytes(), 0, HEAD, StandardCharsets.ISO_8859_1);
    Matcher shape = SHAPE.matcher(head);
    return shape.matches() ? Optional.of(new VaultKeyId(shape.group(1))) : Optional.empty();
  }

  /** Empty where it was sealed with another key, as another document, or was changed since. */
  static Optional<Content> opened(VaultKey key, DocumentName name, Content content) {
    byte[] whole = content.bytes();
    byte[] head = Arrays.copyOf(whole, HEAD);
    byte[] nonce = Arrays.copyOfRange(whole, HEAD, HEAD + NONCE);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, head, name);
      int from = HEAD + NONCE;
      return Optional.of(Content.of(cipher.doFinal(whole, from, whole.length - from)));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }
}
