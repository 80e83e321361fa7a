package org.personalcontainers.link.knock;

import org.personalcontainers.core.spec.Contact;

/** What becomes of a node that knocks and has proven its key, and of one that has not. */
public sealed interface Ruling {
  /** Nothing yet: stay. */
  record Waiting(String reason) implements Ruling {}

  /** Grant this, or say why not. */
  record Claimed(Claim claim) implements Ruling {}

  /** What was claimed is let go. */
  record Released(Nonce claim) implements Ruling {}

  record Admitted(Admission admission) implements Ruling {}

  /** Not so: the node goes on knocking, and says why it is not let in. */
  record Refused(String reason) implements Ruling {}

  /** This door can't decide; that one can. */
  record Elsewhere(Contact contact) implements Ruling {}
}
