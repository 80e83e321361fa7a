package org.personalcontainers.link.invite;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.personalcontainers.link.identity.Exporter;

/**
 * A one-time code of 128 bits. It is never sent: each side shows an HMAC that is bound to its side,
 * to this very TLS connection, and to what it asks for or gives. Whoever stands in between has
 * another connection to each side, and so can't use what it hears.
 */
public final class Code {
  public static final int RANDOM_BYTES = 16;

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
  private static final String LABEL = "personal-containers invitation ";

  private final String digits;

  private Code(String digits) {
    this.digits = digits;
  }

  public static Code of(byte[] random) {
    if (random.length != RANDOM_BYTES) {
      throw new IllegalArgumentException("a code is made of " + RANDOM_BYTES + " random bytes");
    }
    return new Code(HexFormat.of().formatHex(random));
  }

  /** Reads what a person pasted, hyphens or not. */
  public static Code parse(String text) {
    String digits = text.strip().replace("-", "").toLowerCase(Locale.ROOT);
    if (!FORM.matcher(digits).matches()) {
      throw new IllegalArgumentException(
          "a code has 32 digits and letters from a to f; copy it from what pcctl cluster invite printed");
    }
    return new Code(digits);
  }

  /** As a person copies it. */
  public String reveal() {
    return digits.replaceAll("(.{4})(?=.)", "$1-");
  }

  /** What it is called where it must not be said. */
  public String id() {
    return digest("id", digits).substring(0, 16);
  }

  /** What the manager keeps: proofs can be judged by it, and the code does not follow from it. */
  public String verifier() {
    return digest("verifier", digits);
  }

  private static String digest(String what, String text) {
    try {
      byte[] bytes = (LABEL + what + "\n" + text).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** That the person knows the code, on this connection, and wants a certificate for that key. */
  public static String ofPerson(String verifier, Exporter connection, PublicKey key) {
    return proof(verifier, "person", connection, HexFormat.of().formatHex(key.getEncoded()));
  }

  /** That the cluster knows the code, on this connection, and gives just these. */
  public static String ofCluster(
      String verifier, Exporter connection, String certificate, String authority) {
    return proof(verifier, "cluster", connection, certificate + "\n" + authority);
  }

  private static String proof(String verifier, String side, Exporter connection, String what) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(verifier), "HmacSHA256"));
      mac.update((LABEL + side + "\n").getBytes(StandardCharsets.UTF_8));
      mac.update(connection.bytes());
      return HexFormat.of().formatHex(mac.doFinal(what.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC with SHA-256", e);
    }
  }

  /** In constant time. */
  public static Match compare(String proof, String wanted) {
    boolean same =
        MessageDigest.isEqual(
            proof.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    return same ? Match.SAME : Match.OTHER;
  }

  /** Whether a proof is the one that there must be. */
  public enum Match {
    SAME,
    OTHER
  }

  @Override
  public String toString() {
    return "code ***";
  }
}
