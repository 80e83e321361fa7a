package org.personalcontainers.manager.membership;

import java.util.Optional;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.identity.Fingerprint;
import org.personalcontainers.link.knock.OpenKey;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.vault.Keyring;

/**
 * A manager that runs, as it tells of itself.
 *
 * @param port where its store listens, or will
 * @param group whose store is on its disk; empty: none
 * @param vault the keys that it holds; absent: it is of a version that knows of none
 */
public record Presence(
    NodeName node, OpenKey key, int port, Optional<String> group, Optional<Keyring.Listed> vault) {
  public static final Form<Presence> FORM = Form.of(Presence.class);

  /** Enough to tell keys apart, short enough to read. */
  static final int SHORTENED = 16;

  public MemberId member() {
    return member(node, key.fingerprint());
  }

  /** What a node with that key is as a member of the group that keeps the store. */
  public static MemberId member(NodeName node, Fingerprint key) {
    return new MemberId(node, key.value().substring(0, SHORTENED));
  }

  boolean holds(Keyring keyring) {
    return vault.filter(listed -> listed.holds(keyring)).isPresent();
  }

  boolean keeps(String wanted) {
    return group.equals(Optional.of(wanted));
  }
}
