package org.personalcontainers.link.identity;

import java.time.Instant;
import org.personalcontainers.core.ledger.ClusterId;

/** A cluster's authority, and members as a test needs them. */
public final class TestCluster {
  private final Authority authority;

  public TestCluster(String id) {
    this.authority = Authority.found(new ClusterId(id));
  }

  public Authority authority() {
    return authority;
  }

  public Identity member(Role role, String name) {
    return member(role, name, Authority.FOR_EVER);
  }

  public Identity member(Role role, String name, Instant until) {
    Identity stranger = Identity.stranger(name);
    return stranger.admitted(
        authority.issue(stranger.publicKey(), role, name, until), authority.certificate());
  }

  public Tls tls(Role role, String name) {
    return Tls.of(member(role, name));
  }
}
