package org.personalcontainers.link.knock;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.JoinKey;
import org.personalcontainers.link.identity.Exporter;

/**
 * Everything that both ends prove to each other when a node knocks. It is bound to one connection
 * and to both keys, so that a proof is worth nothing to whoever sits in between, or comes later.
 *
 * @param binding TLS's exporter value of the connection, in hexadecimal digits
 */
public record Transcript(
    ClusterName cluster,
    String binding,
    OpenKey knocker,
    OpenKey door,
    Nonce ofKnocker,
    Nonce ofDoor,
    Newcomer newcomer) {
  private static final String MAC = "HmacSHA256";

  /** What is asked for stands in the proof too. */
  private static final String ROLE = "agent";

  public static String binding(Exporter exporter) {
    return HexFormat.of().formatHex(exporter.bytes());
  }

  /** What a side shows to prove that it has the key. */
  public Proof proof(JoinKey key, Side side) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key.bytes(), MAC));
      return new Proof(HexFormat.of().formatHex(mac.doFinal(message(side))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + MAC, e);
    }
  }

  /** Each part with its length before it, so that no two transcripts are the same bytes. */
  private byte[] message(Side side) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (String part : parts(side)) {
        byte[] text = part.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every byte", e);
    }
    return bytes.toByteArray();
  }

  private List<String> parts(Side side) {
    return List.of(
        side.label(),
        cluster.value(),
        binding,
        knocker.value(),
        door.value(),
        ofKnocker.value(),
        ofDoor.value(),
        newcomer.name().value(),
        newcomer.address().value(),
        newcomer.machine(),
        ROLE);
  }

  /** Never the binding: it is a secret of the connection. */
  @Override
  public String toString() {
    return "knock of %s (%s) at %s".formatted(newcomer.name(), knocker, door);
  }
}
