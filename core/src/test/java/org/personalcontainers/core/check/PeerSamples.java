package org.personalcontainers.core.check;

import static org.personalcontainers.core.check.Stage.DOCKER;
import static org.personalcontainers.core.check.Stage.PI1;
import static org.personalcontainers.core.check.Stage.PI2;
import static org.personalcontainers.core.check.Stage.PI3;
import static org.personalcontainers.core.check.Stage.VOLUME;
import static org.personalcontainers.core.check.Stage.bricks;
import static org.personalcontainers.core.check.Stage.fresh;
import static org.personalcontainers.core.check.Stage.peer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.core.step.Step;

/** A Gluster identity that is given up. */
final class PeerSamples {
  private static final PeerId LOST = new PeerId("lost");

  private PeerSamples() {}

  static List<Sample> all() {
    return List.of(unapproved(), stillKnown(), unmet(), underAVolume());
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
}
