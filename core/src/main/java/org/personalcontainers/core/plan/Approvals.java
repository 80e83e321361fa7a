package org.personalcontainers.core.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.personalcontainers.core.ledger.ApprovalId;
import org.personalcontainers.core.step.Step;

/** An approval is bound to one step, to the identities that it names, and to one revision. */
public final class Approvals {
  private Approvals() {}

  public static ApprovalId idFor(Step step, long revision) {
    String bound = revision + " " + step;
    byte[] digest = sha256().digest(bound.getBytes(StandardCharsets.UTF_8));
    return new ApprovalId(HexFormat.of().formatHex(digest, 0, 5));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
