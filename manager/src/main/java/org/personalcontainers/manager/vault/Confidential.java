package org.personalcontainers.manager.vault;

import java.util.Set;
import org.personalcontainers.manager.store.DocumentName;

/**
 * Which documents are sealed: by their kind, the first part of their name. What is not listed lies
 * in clear, for eyes and for a recovery.
 */
final class Confidential {
  /**
   * The authority's key, join keys, stacks with the values that were filled in, secrets, and what
   * belongs to certificates: their keys, and accounts and orders at whoever issues them.
   */
  private static final Set<String> KINDS =
      Set.of(
          "authority",
          "key",
          "stack",
          "secret",
          "certificate",
          "certificate-order",
          "acme-account");

  private Confidential() {}

  static boolean holds(DocumentName name) {
    return KINDS.contains(name.value().split("/", 2)[0]);
  }
}
