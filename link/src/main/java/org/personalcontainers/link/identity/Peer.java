package org.personalcontainers.link.identity;

import java.security.PublicKey;

/** Who is at the other end of a connection, as far as it was proven. */
public sealed interface Peer {

  /**
   * Came through a Unix socket; the kernel says who it was when it connected.
   *
   * @param group its primary one; {@link UnixGroups} knows about the others
   */
  record LocalUser(String user, String group) implements Peer {}

  /** Has a certificate of our cluster's authority, and the key to it. */
  record Certified(Role role, String name, Fingerprint fingerprint) implements Peer {}

  /**
   * Has a key, and a certificate that proves nothing to us.
   *
   * @param exporter a secret of this very connection, which both ends know and nobody else
   */
  record Stranger(PublicKey key, Fingerprint fingerprint, Exporter exporter) implements Peer {}

  /** Showed no certificate. */
  record Anonymous() implements Peer {}

  /** As a sentence has it. */
  default String words() {
    return switch (this) {
      case LocalUser user -> "the user " + user.user();
      case Certified member -> "the " + member.role().word() + " of " + member.name();
      case Stranger stranger -> "a stranger with the key " + stranger.fingerprint();
      case Anonymous anonymous -> "somebody without a certificate";
    };
  }
}
