package org.personalcontainers.core.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.personalcontainers.core.ledger.ApprovalId;
import org.personalcontainers.core.step.Effect;
import org.personalcontainers.core.step.Step;

/** Nothing destructive without a person's yes to this very step at this revision. */
final class ApprovalRules {
  private static final int ID_BYTES = 5;

  private final Sight sight;
  private final Findings findings;

  ApprovalRules(Sight sight, Findings findings) {
    this.sight = sight;
    this.findings = findings;
  }

  void judge(Step step) {
    if (Harm.of(step) == Effect.DESTROYS && !sight.ledger().approvals().contains(needed(step))) {
      findings.add(Invariant.UNAPPROVED, step, "no approval " + needed(step) + " was given");
    }
  }

  private ApprovalId needed(Step step) {
    byte[] bound = (sight.ledger().revision() + " " + step).getBytes(StandardCharsets.UTF_8);
    return new ApprovalId(HexFormat.of().formatHex(sha256().digest(bound), 0, ID_BYTES));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
