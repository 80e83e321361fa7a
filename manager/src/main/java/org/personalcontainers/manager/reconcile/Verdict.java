package org.personalcontainers.manager.reconcile;

/** What the managers' majority says. */
public sealed interface Verdict {
  record Committed() implements Verdict {}

  /** It is not so, and won't become so. */
  record Refused(String reason) implements Verdict {}

  /** It may be so, or still come to be so. */
  record Unknown(String reason) implements Verdict {}
}
