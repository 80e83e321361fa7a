package org.personalcontainers.core.api;

import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.ledger.ApprovalId;
import org.personalcontainers.core.spec.NodeName;

/** What waits for a person's yes. */
public record Pending(List<Approval> approvals) {
  public Pending {
    approvals = List.copyOf(approvals);
  }

  /** One destructive step, bound to what it names and to the revision. */
  public record Approval(ApprovalId id, Optional<NodeName> node, String text, Standing standing) {}

  /** Whether a person has said yes. */
  public enum Standing {
    ASKED,
    GIVEN
  }
}
