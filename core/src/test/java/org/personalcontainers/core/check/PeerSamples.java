package org.personalcontainers.core.check;

import static org.personalcontainers.core.check.Stage.DOCKER;
import static org.personalcontainers.core.check.Stage.PI1;
import static org.personalcontainers.core.check.Stage.PI2;
import static org.personalcontainers.core.check.Stage.PI3;
import static org.personalcontainers.core.check.Stage.VOLUME;
import static org.personalcontainers.core.check.Stage.bricks;
import static org.personalcontainers.core.check.Stage.fresh;
import static org.personalcontainers.core.check.Stage.peer;
import static org.personalcontainers.core.check.Stage.standing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StorageStep;

/** A Gluster identity that is given up, and a pool that is forgotten. */
final class PeerSamples {
  private static final PeerId LOST = new PeerId("lost");

  private PeerSamples() {}

  static List<Sample> all() {
    return List.of(
        unapproved(),
        stillKnown(),
        unmet(),
        underAVolume(),
        forgottenUnasked(),
        strangersForgotten(),
        moreForgottenThanSaid(),
        onlyKnowledgeForgotten());
  }

  private static Step replaced() {
    return Steps.register(new Entry.PeerReplaced(PI2, LOST, peer(PI2)));
  }

  /** pi2 was wiped, and the pool took it in as who it is since. */
  private static Stage met() {
    Stage stage = fresh().write(new Entry.PeerBorn(PI2, LOST));
    for (NodeName node : List.of(PI1, PI2, PI3)) {
      stage.sees(node, s -> s.withPool(Fact.known(Seen.pool(node, Peer.Link.CONNECTED))));
    }
    return stage
        .write(new Entry.PeerBorn(PI1, peer(PI1)))
        .write(new Entry.PeerBorn(PI3, peer(PI3)));
  }

  private static Stage approved() {
    return met().approve(replaced());
  }

  private static Sample unapproved() {
    return new Sample(
        Invariant.UNAPPROVED,
        "a peer is given up, and nobody said yes",
        met().plans(replaced()),
        approved().plans(replaced()));
  }

  private static Sample stillKnown() {
    Peer asPi2 = new Peer(LOST, "pi2", Peer.Link.CONNECTED, Peer.Standing.IN_CLUSTER);
    Pool old = new Pool(peer(PI1), new TreeMap<>(Map.of(LOST, asPi2)));
    return new Sample(
        Invariant.OTHER_IDENTITY,
        "a peer is given up that the pool still knows",
        approved().sees(PI1, s -> s.withPool(Fact.known(old))).plans(replaced()),
        approved().plans(replaced()));
  }

  private static Sample unmet() {
    return new Sample(
        Invariant.UNFOUNDED,
        "a peer is given up, and nobody can say whom one of the pool knows",
        approved().sees(PI3, s -> s.withPool(Fact.unknown("glusterd is down"))).plans(replaced()),
        approved().plans(replaced()));
  }

  private static Sample underAVolume() {
    Stage born =
        approved()
            .write(new Entry.VolumeExpected(DOCKER, bricks(1)))
            .write(new Entry.VolumeBorn(DOCKER, VOLUME));
    return new Sample(
        Invariant.BORN_TWICE,
        "a peer is given up that a volume was made of",
        born.plans(replaced()),
        approved().plans(replaced()));
  }

  private static StorageStep forget() {
    return new StorageStep.ForgetPool(PI3, peer(PI3), new TreeSet<>(List.of(DOCKER)));
  }

  private static Sample forgottenUnasked() {
    return new Sample(
        Invariant.UNAPPROVED,
        "a daemon forgets its pool unasked",
        standing().plans(forget()),
        standing().approve(forget()).plans(forget()));
  }

  private static Sample strangersForgotten() {
    Peer stranger = new Peer(LOST, "nas", Peer.Link.CONNECTED, Peer.Standing.IN_CLUSTER);
    Pool other = new Pool(peer(PI3), new TreeMap<>(Map.of(LOST, stranger)));
    return new Sample(
        Invariant.OTHER_IDENTITY,
        "a daemon forgets a pool that is not ours",
        standing().sees(PI3, s -> s.withPool(Fact.known(other))).approve(forget()).plans(forget()),
        standing().approve(forget()).plans(forget()));
  }

  private static Sample moreForgottenThanSaid() {
    Step nothing = new StorageStep.ForgetPool(PI3, peer(PI3), new TreeSet<>());
    return new Sample(
        Invariant.OTHER_IDENTITY,
        "a daemon forgets a volume that its order does not name",
        standing().plans(nothing),
        standing().sees(PI3, s -> s.withVolumes(Fact.known(new TreeMap<>()))).plans(nothing));
  }

  private static Sample onlyKnowledgeForgotten() {
    Stage ignorant = standing().approve(forget());
    for (NodeName node : List.of(PI1, PI2)) {
      ignorant.sees(node, s -> s.withVolumes(Fact.known(new TreeMap<>())));
    }
    return new Sample(
        Invariant.POOL_IN_DOUBT,
        "a daemon forgets a volume that nobody else knows",
        ignorant.plans(forget()),
        standing().approve(forget()).plans(forget()));
  }
}
