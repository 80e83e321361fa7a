package org.personalcontainers.link.http;

import java.util.Optional;
import org.personalcontainers.link.identity.Fingerprint;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.identity.Role;

/** Who a server must be before anything is sent to it. */
public sealed interface Expected {

  /** This very member of our cluster. */
  record Member(Role role, String name) implements Expected {}

  /** Any member of our cluster in that role. */
  record AnyOf(Role role) implements Expected {}

  /** Whoever has that key: a joining node that was met before. */
  record Key(Fingerprint fingerprint) implements Expected {}

  /** Anybody who has a key at all: who joins knows nobody yet. */
  record AnyKey() implements Expected {}

  default boolean isMet(Peer peer) {
    return switch (this) {
      case Member(Role role, String name) ->
          peer instanceof Peer.Certified member
              && member.role() == role
              && member.name().equals(name);
      case AnyOf(Role role) -> peer instanceof Peer.Certified member && member.role() == role;
      case Key(Fingerprint fingerprint) -> fingerprint(peer).equals(Optional.of(fingerprint));
      case AnyKey any -> fingerprint(peer).isPresent();
    };
  }

  /** As a sentence has it. */
  default String words() {
    return switch (this) {
      case Member(Role role, String name) -> "the " + role.word() + " of " + name;
      case AnyOf(Role role) -> "a " + role.word() + " of this cluster";
      case Key(Fingerprint fingerprint) -> "the key " + fingerprint;
      case AnyKey any -> "somebody with a key";
    };
  }

  private static Optional<Fingerprint> fingerprint(Peer peer) {
    return switch (peer) {
      case Peer.Certified member -> Optional.of(member.fingerprint());
      case Peer.Stranger stranger -> Optional.of(stranger.fingerprint());
      case Peer.LocalUser user -> Optional.empty();
      case Peer.Anonymous anonymous -> Optional.empty();
    };
  }
}
