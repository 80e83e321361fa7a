package org.personalcontainers.core.plan;

import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.ledger.ApprovalId;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Step;

/** Something that is declared and not so, and why nothing is done about it now. */
public record Waiting(String subject, Optional<NodeName> node, Reason reason) {
  /** Why. */
  public sealed interface Reason {
    /** The node does not answer, and nothing is concluded from that. */
    record Unreachable(String reason) implements Reason {}

    /** The node answers, but does not know this of itself. */
    record Unknown(String reason) implements Reason {}

    /** Something else has to be so first. */
    record Earlier(String what) implements Reason {}

    /** Another step of the same plan goes first. */
    record After(Step step) implements Reason {}

    /** A job holds the lock. */
    record Busy(Step running) implements Reason {}

    /** To do it now could cost a majority or data. */
    record Guarded(List<String> reasons) implements Reason {
      public Guarded {
        reasons = List.copyOf(reasons);
      }
    }

    /** It can destroy data: a person has to say yes. */
    record NeedsApproval(ApprovalId approval, Step step) implements Reason {}

    /** It won't go by itself. */
    record NeedsPerson(String problem, String remedy) implements Reason {}

    /** It is there, and nobody declares it: it is left alone. */
    record Undeclared() implements Reason {}
  }

  /** Whether more turns would not change it: only a person can. */
  boolean endsTheRoad() {
    return switch (reason) {
      case Reason.NeedsApproval approval -> true;
      case Reason.NeedsPerson person -> true;
      case Reason.Undeclared undeclared -> true;
      case Reason.Unreachable unreachable -> false;
      case Reason.Unknown unknown -> false;
      case Reason.Earlier earlier -> false;
      case Reason.After after -> false;
      case Reason.Busy busy -> false;
      case Reason.Guarded guarded -> false;
    };
  }
}
