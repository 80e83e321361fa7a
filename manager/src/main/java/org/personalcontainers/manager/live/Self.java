package org.personalcontainers.manager.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.identity.Authority;
import org.personalcontainers.link.identity.Identity;
import org.personalcontainers.link.identity.PublicPem;
import org.personalcontainers.link.identity.Role;
import org.personalcontainers.link.identity.Struck;
import org.personalcontainers.link.identity.Tls;
import org.personalcontainers.manager.membership.Presence;
import org.personalcontainers.manager.store.MemberId;

/**
 * Who this manager is: a key of its own, made at its first start, and once there is a cluster the
 * certificate of a manager.
 */
final class Self {
  private final NodeName node;
  private final Path directory;
  private volatile Identity identity;
  private volatile Tls tls;
  private volatile Supplier<Struck> struck = () -> Struck.NONE;

  private Self(NodeName node, Path directory, Identity identity) {
    this.node = node;
    this.directory = directory;
    this.identity = identity;
    this.tls = tls(identity);
  }

  private Tls tls(Identity of) {
    return Tls.of(of, () -> struck.get());
  }

  /** From now on whoever is in that list is nobody to this manager. */
  void heed(Supplier<Struck> list) {
    struck = list;
  }

  Struck struck() {
    return struck.get();
  }

  static Self of(NodeName node, Path directory) throws IOException {
    Optional<Identity> kept = Identity.load(directory);
    if (kept.isPresent()) {
      return new Self(node, directory, kept.get());
    }
    Identity fresh = Identity.stranger(node.value());
    fresh.store(directory);
    return new Self(node, directory, fresh);
  }

  NodeName node() {
    return node;
  }

  Tls tls() {
    return tls;
  }

  Identity identity() {
    return identity;
  }

  MemberId member() {
    return Presence.member(node, identity.fingerprint());
  }

  /** Whoever holds the authority is a manager: it gives itself the certificate that says so. */
  void certify(Authority authority) throws IOException {
    if (identity.member().isEmpty()) {
      enter(
          identity.admitted(
              authority.issue(identity.publicKey(), Role.MANAGER, node.value(), Authority.FOR_EVER),
              authority.certificate()));
    }
  }

  /** Takes what the leader issued for this very key. Throws {@code Unfit} for another key's. */
  void certify(String certificate, String authority) throws IOException {
    Identity member =
        identity.admitted(PublicPem.certificate(certificate), PublicPem.certificate(authority));
    boolean ours =
        member
            .member()
            .filter(me -> me.role() == Role.MANAGER && me.name().equals(node.value()))
            .isPresent();
    if (!ours) {
      throw new IOException("the certificate is not the one of the manager of " + node);
    }
    enter(member);
  }

  /** Another key: who had the old one never comes back. */
  void beginAnew() throws IOException {
    enter(Identity.stranger(node.value()));
  }

  private void enter(Identity member) throws IOException {
    member.store(directory);
    identity = member;
    tls = tls(member);
  }
}
