package org.personalcontainers.manager.api;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.api.Invitation;
import org.personalcontainers.core.api.Keys;
import org.personalcontainers.core.api.Members;
import org.personalcontainers.core.api.PersonName;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.KeyId;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.identity.Authority;
import org.personalcontainers.link.identity.Identity;
import org.personalcontainers.link.identity.PublicPem;
import org.personalcontainers.link.identity.Role;

/** The real API over a cluster in memory. */
public final class Scene implements Gate, Keyring, Registrar {
  public static final NodeName PI1 = new NodeName("pi1");

  private static final KeyId KEY = new KeyId("4f7a09c1deadbeef");

  private final CannedCluster cluster;
  private final List<NodeName> admitted = new ArrayList<>();
  private final List<KeyId> revoked = new ArrayList<>();
  private final Authority authority = Authority.found(new ClusterId("c1"));
  private volatile Instant now = Instant.now();
  private volatile LogSource logs =
      (node, asked) -> {
        throw new IOException("nobody reads logs here");
      };

  public Scene(CannedCluster cluster) {
    this.cluster = cluster;
  }

  /** As that folder of golden plans says; the module lies beside ours. */
  public static Scene of(String folder) {
    return new Scene(
        CannedCluster.of(Path.of("../manager/src/test/resources/plans").resolve(folder)));
  }

  public CannedCluster cluster() {
    return cluster;
  }

  public List<NodeName> admitted() {
    return admitted;
  }

  public List<KeyId> revoked() {
    return revoked;
  }

  /** Of a manager of this cluster. */
  public Identity identity() {
    Identity stranger = Identity.stranger("pi1");
    return stranger.admitted(
        authority.issue(stranger.publicKey(), Role.MANAGER, "pi1", Authority.FOR_EVER),
        authority.certificate());
  }

  /** What agents answer from now on. */
  public void write(LogSource source) {
    logs = source;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  public Api api() {
    InstantSource clock = () -> now;
    Journal journal = new Journal(PI1, clock);
    Tracer tracer = new Tracer(clock, new Witness(journal));
    return new Api(
        new Api.Rooms(
            PI1,
            cluster,
            this,
            this,
            () -> Optional.of(this),
            (node, asked) -> logs.read(node, asked),
            journal,
            tracer,
            clock));
  }

  @Override
  public List<Members.Knocker> waiting() {
    return List.of(
        new Members.Knocker(
            new NodeName("pi9"),
            new Address("192.0.2.19"),
            "ab".repeat(32),
            "its key has expired",
            Duration.ofMinutes(3)));
  }

  @Override
  public Admission admit(NodeName node, String by) {
    if (!node.equals(new NodeName("pi9"))) {
      return new Admission.NobodyKnocks();
    }
    admitted.add(node);
    return new Admission.Admitted();
  }

  /** Nobody stands here who could take a member's name. */
  @Override
  public Admission replace(NodeName node, String by) {
    return new Admission.NobodyKnocks();
  }

  @Override
  public Keys list() {
    return new Keys(
        List.of(
            new Keys.Key(KEY, Keys.State.GOOD, Optional.of(Duration.ofHours(23)), Optional.of(2))));
  }

  @Override
  public Made make(Keys.Wanted wanted, String by) {
    Keys.Key key = new Keys.Key(KEY, Keys.State.GOOD, wanted.life(), wanted.uses());
    return new Made.Fresh(new Keys.Made(key, "pc-made-for-" + by));
  }

  @Override
  public Revoked revoke(KeyId key, String by) {
    if (!key.equals(KEY)) {
      return new Revoked.NoSuchKey();
    }
    revoked.add(key);
    return new Revoked.Done();
  }

  @Override
  public String authority() {
    return PublicPem.of(authority.certificate());
  }

  @Override
  public String certify(PersonName name, Invitation.Role role, PublicKey key) {
    return new AuthorityRegistrar(authority, () -> now).certify(name, role, key);
  }
}
