package org.personalcontainers.core.check;

import static org.personalcontainers.core.check.Stage.DOCKER;
import static org.personalcontainers.core.check.Stage.PI1;
import static org.personalcontainers.core.check.Stage.PI2;
import static org.personalcontainers.core.check.Stage.PI3;
import static org.personalcontainers.core.check.Stage.PI4;
import static org.personalcontainers.core.check.Stage.VOLUME;
import static org.personalcontainers.core.check.Stage.brick;
import static org.personalcontainers.core.check.Stage.peer;
import static org.personalcontainers.core.check.Stage.standing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.core.status.VolumeId;
import org.personalcontainers.core.step.StorageStep;

/** The pool: who may say something in it, and who comes in. */
final class PoolSamples {
  private PoolSamples() {}

  static List<Sample> all() {
    return List.of(
        minority(),
        aloneAfterALoss(),
        freshSilence(),
        unknownPool(),
        foreignVolume(),
        unseenVolume(),
        probeFromOutside(),
        probeOfAnImpostor(),
        probeWithoutNames(),
        probeWithoutNamesThere(),
        probeOfAnotherPool(),
        probeOfASilent(),
        replacedWhileHealing(),
        replacedAmongDead(),
        unapprovedReplacement(),
        unapprovedRestoration(),
        restoredInThePool());
  }

  private static Sample minority() {
    return new Sample(
        Invariant.POOL_IN_DOUBT,
        "an order to a node that sees no majority",
        standing()
            .sees(PI1, s -> s.withPool(Fact.known(Seen.pool(PI1, Peer.Link.DISCONNECTED))))
            .plans(Steps.heal(PI1)),
        standing()
            .sees(PI2, s -> s.withPool(Fact.known(Seen.pool(PI2, Peer.Link.DISCONNECTED))))
            .plans(Steps.heal(PI1)));
  }

  private static Sample aloneAfterALoss() {
    return new Sample(
        Invariant.POOL_IN_DOUBT,
        "an order to a daemon that has forgotten its peers",
        standing()
            .sees(PI1, s -> s.withPool(Fact.known(new Pool(peer(PI1), new TreeMap<>()))))
            .plans(Steps.heal(PI1)),
        standing().plans(Steps.heal(PI1)));
  }

  private static Sample freshSilence() {
    return new Sample(
        Invariant.POOL_IN_DOUBT,
        "an order while a peer has just gone silent",
        standing().silent(PI3, 24).plans(Steps.heal(PI1)),
        standing().silent(PI3, 25).silent(PI4, 1).plans(Steps.heal(PI1)));
  }

  private static Sample unknownPool() {
    return new Sample(
        Invariant.UNFOUNDED,
        "an order to a node that does not know its pool",
        standing().sees(PI1, s -> s.withPool(Fact.unknown("down"))).plans(Steps.heal(PI1)),
        standing().sees(PI2, s -> s.withPool(Fact.unknown("down"))).plans(Steps.heal(PI1)));
  }

  private static Sample foreignVolume() {
    StorageStep other = new StorageStep.StartVolume(PI1, DOCKER, new VolumeId("other"));
    return new Sample(
        Invariant.OTHER_IDENTITY,
        "a volume is started that was never born",
        standing().plans(other),
        standing().plans(new StorageStep.StartVolume(PI1, DOCKER, VOLUME)));
  }

  private static Sample unseenVolume() {
    return new Sample(
        Invariant.UNFOUNDED,
        "a volume is started by a node that does not see it",
        standing()
            .sees(PI1, s -> s.withVolumes(Fact.known(new TreeMap<>())))
            .plans(Steps.start(PI1)),
        standing()
            .sees(PI2, s -> s.withVolumes(Fact.known(new TreeMap<>())))
            .plans(Steps.start(PI1)));
  }

  private static Sample probeFromOutside() {
    return new Sample(
        Invariant.PROBE_UNPREPARED,
        "a newcomer probes a member",
        pooled().plans(Steps.probe(PI4, PI1)),
        pooled().plans(Steps.probe(PI1, PI4)));
  }

  /** A pool that holds no volume yet, and a newcomer. */
  private static Stage pooled() {
    Stage stage = Stage.fresh().write(new Entry.PeerBorn(PI4, peer(PI4)));
    for (NodeName node : List.of(PI1, PI2, PI3)) {
      stage
          .write(new Entry.PeerBorn(node, peer(node)))
          .sees(node, s -> s.withPool(Fact.known(Seen.pool(node, Peer.Link.CONNECTED))));
    }
    return stage;
  }

  private static Sample probeOfAnImpostor() {
    Pool other = new Pool(new PeerId("other"), new TreeMap<>());
    return new Sample(
        Invariant.OTHER_IDENTITY,
        "a node is probed that is not who it was",
        standing().sees(PI4, s -> s.withPool(Fact.known(other))).plans(Steps.probe(PI1, PI4)),
        standing().plans(Steps.probe(PI1, PI4)));
  }

  private static HostSeen withoutPi3() {
    TreeMap<NodeName, Address> hosts = new TreeMap<>(Seen.host().hosts());
    hosts.remove(PI3);
    return new HostSeen(
        hosts,
        Optional.empty(),
        HostSeen.GlusterdUnit.KEPT,
        Optional.empty(),
        Fact.known(new TreeSet<>()));
  }

  private static Sample probeWithoutNames() {
    return new Sample(
        Invariant.PROBE_UNPREPARED,
        "a member that cannot tell where a third lives probes",
        standing()
            .sees(PI1, s -> s.withHost(Fact.known(withoutPi3())))
            .plans(Steps.probe(PI1, PI4)),
        standing()
            .sees(PI2, s -> s.withHost(Fact.known(withoutPi3())))
            .plans(Steps.probe(PI1, PI4)));
  }

  private static Sample probeWithoutNamesThere() {
    return new Sample(
        Invariant.PROBE_UNPREPARED,
        "a newcomer whose hosts file nobody knows is probed",
        standing()
            .sees(PI4, s -> s.withHost(Fact.unknown("no answer")))
            .plans(Steps.probe(PI1, PI4)),
        standing().plans(Steps.probe(PI1, PI4)));
  }

  private static Sample probeOfAnotherPool() {
    Peer stranger = new Peer(new PeerId("x"), "x", Peer.Link.CONNECTED, Peer.Standing.IN_CLUSTER);
    Pool theirs = new Pool(peer(PI4), new TreeMap<>(Map.of(stranger.id(), stranger)));
    return new Sample(
        Invariant.PROBE_UNPREPARED,
        "a node of another pool is probed",
        standing().sees(PI4, s -> s.withPool(Fact.known(theirs))).plans(Steps.probe(PI1, PI4)),
        standing().plans(Steps.probe(PI1, PI4)));
  }

  private static Sample probeOfASilent() {
    return new Sample(
        Invariant.UNSEEN_NODE,
        "a silent node is probed",
        standing().silent(PI4, 600).plans(Steps.probe(PI1, PI4)),
        standing().plans(Steps.probe(PI1, PI4)));
  }

  private static Stage exchanging(GlusterVolume volume) {
    StorageStep replace = replace();
    Stage stage =
        standing()
            .write(Steps.exchange(brick(PI3, 1), brick(PI4, 2)))
            .sees(PI4, s -> s.withBricks(Fact.known(Seen.lying(2, new BrickContent.Empty(), PI4))));
    for (var node : List.of(PI1, PI2, PI3)) {
      stage.sees(node, s -> s.withVolumes(Fact.known(Seen.volumes(volume))));
    }
    return stage.approve(replace);
  }

  private static StorageStep replace() {
    return Steps.replace(brick(PI3, 1), brick(PI4, 2));
  }

  private static Sample replacedWhileHealing() {
    GlusterVolume healing = Seen.volume(GlusterVolume.State.STARTED, Fact.known(5));
    return new Sample(
        Invariant.UNSAFE_DISRUPTION,
        "a brick is given up while files are to be healed and another is down",
        exchanging(Seen.without(healing, PI2)).plans(replace()),
        exchanging(healing).plans(replace()));
  }

  private static Sample replacedAmongDead() {
    GlusterVolume volume =
        Seen.without(Seen.volume(GlusterVolume.State.STARTED, Fact.known(5)), PI3);
    return new Sample(
        Invariant.UNSAFE_DISRUPTION,
        "a dead brick is given up while another is dead: the third may be the older one",
        exchanging(Seen.without(volume, PI2)).plans(replace()),
        exchanging(volume).plans(replace()));
  }

  private static Sample unapprovedReplacement() {
    GlusterVolume volume =
        Seen.without(Seen.volume(GlusterVolume.State.STARTED, Fact.known(5)), PI3);
    StorageStep other = Steps.replace(brick(PI3, 1), brick(PI4, 2));
    Stage unasked =
        standing()
            .write(Steps.exchange(brick(PI3, 1), brick(PI4, 2)))
            .sees(PI4, s -> s.withBricks(Fact.known(Seen.lying(2, new BrickContent.Empty(), PI4))));
    return new Sample(
        Invariant.UNAPPROVED,
        "a brick is given up unasked",
        unasked.plans(other),
        exchanging(volume).plans(other));
  }

  private static StorageStep restore() {
    return new StorageStep.RestorePeer(PI4, new PeerId("new"), peer(PI4));
  }

  private static Stage wiped() {
    return standing()
        .sees(PI4, s -> s.withPool(Fact.known(new Pool(new PeerId("new"), new TreeMap<>()))));
  }

  private static Sample unapprovedRestoration() {
    return new Sample(
        Invariant.UNAPPROVED,
        "a daemon takes up an old identity unasked",
        wiped().plans(restore()),
        wiped().approve(restore()).plans(restore()));
  }

  private static Sample restoredInThePool() {
    StorageStep restore = new StorageStep.RestorePeer(PI4, peer(PI4), peer(PI4));
    Peer friend = new Peer(peer(PI1), "pi1", Peer.Link.CONNECTED, Peer.Standing.IN_CLUSTER);
    Pool inside = new Pool(peer(PI4), new TreeMap<>(Map.of(friend.id(), friend)));
    return new Sample(
        Invariant.UNFOUNDED,
        "a daemon among others takes up another identity",
        standing().sees(PI4, s -> s.withPool(Fact.known(inside))).approve(restore).plans(restore),
        wiped().approve(restore()).plans(restore()));
  }
}
