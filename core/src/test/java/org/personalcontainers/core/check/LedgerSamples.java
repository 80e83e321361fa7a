package org.personalcontainers.core.check;

import static org.personalcontainers.core.check.Stage.DOCKER;
import static org.personalcontainers.core.check.Stage.PI1;
import static org.personalcontainers.core.check.Stage.PI2;
import static org.personalcontainers.core.check.Stage.PI3;
import static org.personalcontainers.core.check.Stage.PI4;
import static org.personalcontainers.core.check.Stage.SWARM;
import static org.personalcontainers.core.check.Stage.VOLUME;
import static org.personalcontainers.core.check.Stage.brick;
import static org.personalcontainers.core.check.Stage.bricks;
import static org.personalcontainers.core.check.Stage.fresh;
import static org.personalcontainers.core.check.Stage.peer;
import static org.personalcontainers.core.check.Stage.standing;

import java.util.List;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.VolumeId;
import org.personalcontainers.core.step.Step;

/** What is written down, and what stands written before. */
final class LedgerSamples {
  private LedgerSamples() {}

  static List<Sample> all() {
    return List.of(
        swarmExpectedAgain(),
        swarmMovedUnapproved(),
        swarmMovedFromWhoAnswers(),
        swarmBornUnseen(),
        peerBornAgain(),
        peerBornUnseen(),
        rangeGivenAgain(),
        volumeExpectedAgain(),
        volumeBornUnseen(),
        directoryExpectedAgain(),
        directoryBornUnseen(),
        directoryReplacedUnapproved(),
        directoryReplacedThatIsThere(),
        exchangeOfNothing(),
        exchangeDoneUnseen(),
        volumeUnwritten(),
        volumeOfOtherBricks(),
        volumeCreatedAgain(),
        brickUnwritten(),
        exchangeUnwritten());
  }

  private static Step register(Entry entry) {
    return Steps.register(entry);
  }

  private static Sample swarmExpectedAgain() {
    return new Sample(
        Invariant.BORN_TWICE,
        "a second swarm is expected",
        standing().plans(register(new Entry.SwarmExpected(PI2))),
        fresh().plans(register(new Entry.SwarmExpected(PI2))));
  }

  private static Stage birthplaceSilent() {
    return fresh().write(new Entry.SwarmExpected(PI1)).silent(PI1, 300);
  }

  private static Sample swarmMovedUnapproved() {
    Step moved = register(new Entry.SwarmMoved(PI1, PI2));
    return new Sample(
        Invariant.UNAPPROVED,
        "the place of a swarm is given up, and nobody said yes",
        birthplaceSilent().plans(moved),
        birthplaceSilent().approve(moved).plans(moved));
  }

  private static Sample swarmMovedFromWhoAnswers() {
    Step moved = register(new Entry.SwarmMoved(PI1, PI2));
    return new Sample(
        Invariant.UNFOUNDED,
        "the place of a swarm is given up that can be asked",
        fresh().write(new Entry.SwarmExpected(PI1)).approve(moved).plans(moved),
        birthplaceSilent().approve(moved).plans(moved));
  }

  private static Sample swarmBornUnseen() {
    Stage stage =
        fresh()
            .write(new Entry.SwarmExpected(PI1))
            .sees(PI1, s -> s.withSwarm(Fact.known(Seen.member(PI1, Role.MANAGER))));
    return new Sample(
        Invariant.OTHER_IDENTITY,
        "a swarm is written down that its node does not know",
        stage.plans(register(new Entry.SwarmBorn(new SwarmId("theirs")))),
        stage.plans(register(new Entry.SwarmBorn(SWARM))));
  }

  private static Sample peerBornAgain() {
    return new Sample(
        Invariant.BORN_TWICE,
        "a node is written down as another peer",
        fresh()
            .write(new Entry.PeerBorn(PI1, new PeerId("earlier")))
            .plans(register(new Entry.PeerBorn(PI1, peer(PI1)))),
        fresh().plans(register(new Entry.PeerBorn(PI1, peer(PI1)))));
  }

  private static Sample peerBornUnseen() {
    return new Sample(
        Invariant.OTHER_IDENTITY,
        "a peer is written down that its node does not claim to be",
        fresh().plans(register(new Entry.PeerBorn(PI1, peer(PI2)))),
        fresh().plans(register(new Entry.PeerBorn(PI1, peer(PI1)))));
  }

  private static Sample rangeGivenAgain() {
    Step given = register(Steps.given(PI1, "192.168.1.212/30"));
    return new Sample(
        Invariant.BORN_TWICE,
        "a node gets a second range",
        fresh().write(Steps.given(PI1, "192.168.1.208/30")).plans(given),
        fresh().write(Steps.given(PI2, "192.168.1.208/30")).plans(given));
  }

  private static Sample volumeExpectedAgain() {
    Step expected = register(new Entry.VolumeExpected(DOCKER, bricks(2)));
    return new Sample(
        Invariant.BORN_TWICE,
        "a volume that was born is expected anew",
        standing().plans(expected),
        fresh().write(new Entry.VolumeExpected(DOCKER, bricks(1))).plans(expected));
  }

  private static Stage created() {
    Stage stage = fresh();
    for (var node : List.of(PI1, PI2, PI3)) {
      stage.write(new Entry.PeerBorn(node, peer(node))).sees(node, s -> Seen.standing(node));
    }
    return stage.write(new Entry.VolumeExpected(DOCKER, bricks(1)));
  }

  private static Sample volumeBornUnseen() {
    return new Sample(
        Invariant.OTHER_IDENTITY,
        "a volume is written down that nobody sees",
        created().plans(register(new Entry.VolumeBorn(DOCKER, new VolumeId("other")))),
        created().plans(register(new Entry.VolumeBorn(DOCKER, VOLUME))));
  }

  private static Sample directoryExpectedAgain() {
    Step expected = register(new Entry.DirectoryExpected(DOCKER, brick(PI1, 2)));
    return new Sample(
        Invariant.BORN_TWICE,
        "a second directory on one node",
        fresh().write(new Entry.DirectoryExpected(DOCKER, brick(PI1, 1))).plans(expected),
        fresh().write(new Entry.DirectoryExpected(DOCKER, brick(PI2, 1))).plans(expected));
  }

  private static Sample directoryBornUnseen() {
    Stage stage = fresh().write(new Entry.DirectoryExpected(DOCKER, brick(PI1, 1)));
    Step born = register(new Entry.DirectoryBorn(DOCKER, PI1));
    Stage.Case unseen = stage.plans(born);
    return new Sample(
        Invariant.OTHER_IDENTITY,
        "a directory is written down that nobody sees",
        unseen,
        fresh()
            .write(new Entry.DirectoryExpected(DOCKER, brick(PI1, 1)))
            .sees(PI1, s -> s.withBricks(Fact.known(Seen.lying(1, new BrickContent.Empty(), PI1))))
            .plans(born));
  }

  private static Stage directoryBorn() {
    return fresh()
        .write(new Entry.DirectoryExpected(DOCKER, brick(PI1, 1)))
        .write(new Entry.DirectoryBorn(DOCKER, PI1));
  }

  private static Step replaced() {
    return register(new Entry.DirectoryReplaced(DOCKER, brick(PI1, 1), brick(PI1, 2)));
  }

  private static Sample directoryReplacedUnapproved() {
    return new Sample(
        Invariant.UNAPPROVED,
        "a lost directory begins anew, and nobody said yes",
        directoryBorn().plans(replaced()),
        directoryBorn().approve(replaced()).plans(replaced()));
  }

  private static Sample directoryReplacedThatIsThere() {
    return new Sample(
        Invariant.UNFOUNDED,
        "a directory that is there begins anew",
        directoryBorn()
            .approve(replaced())
            .sees(PI1, s -> s.withBricks(Fact.known(Seen.lying(1, new BrickContent.Empty(), PI1))))
            .plans(replaced()),
        directoryBorn().approve(replaced()).plans(replaced()));
  }

  private static Sample exchangeOfNothing() {
    return new Sample(
        Invariant.ORDER_BEFORE_ENTRY,
        "a brick is to go that the volume does not have",
        standing().plans(register(Steps.exchange(brick(PI4, 1), brick(PI4, 2)))),
        standing().plans(register(Steps.exchange(brick(PI3, 1), brick(PI4, 2)))));
  }

  private static Sample exchangeDoneUnseen() {
    Step done = register(new Entry.ExchangeDone(DOCKER));
    return new Sample(
        Invariant.OTHER_IDENTITY,
        "an exchange is written down that nobody sees done",
        standing().write(Steps.exchange(brick(PI3, 1), brick(PI4, 2))).plans(done),
        standing()
            .write(Steps.exchange(brick(PI3, 1), brick(PI4, 2)))
            .sees(PI1, s -> s.withVolumes(Fact.known(Seen.volumes(Seen.exchanged()))))
            .plans(done));
  }

  private static Stage made() {
    Stage stage = fresh().write(new Entry.PeerBorn(PI1, peer(PI1)));
    return stage.sees(
        PI1, s -> s.withBricks(Fact.known(Seen.lying(1, new BrickContent.Empty(), PI1))));
  }

  private static Sample volumeUnwritten() {
    List<BrickPlace> one = List.of(brick(PI1, 1));
    return new Sample(
        Invariant.ORDER_BEFORE_ENTRY,
        "a volume is made that the ledger does not expect",
        made().plans(Steps.create(one)),
        made().write(new Entry.VolumeExpected(DOCKER, one)).plans(Steps.create(one)));
  }

  private static Sample volumeOfOtherBricks() {
    List<BrickPlace> one = List.of(brick(PI1, 1));
    return new Sample(
        Invariant.ORDER_BEFORE_ENTRY,
        "a volume is made of fewer bricks than expected",
        made().write(new Entry.VolumeExpected(DOCKER, bricks(1))).plans(Steps.create(one)),
        made().write(new Entry.VolumeExpected(DOCKER, one)).plans(Steps.create(one)));
  }

  private static Sample volumeCreatedAgain() {
    List<BrickPlace> one = List.of(brick(PI1, 1));
    return new Sample(
        Invariant.BORN_TWICE,
        "a volume that was born is made again",
        made()
            .write(new Entry.VolumeExpected(DOCKER, one))
            .write(new Entry.VolumeBorn(DOCKER, VOLUME))
            .plans(Steps.create(one)),
        made().write(new Entry.VolumeExpected(DOCKER, one)).plans(Steps.create(one)));
  }

  private static Sample brickUnwritten() {
    return new Sample(
        Invariant.ORDER_BEFORE_ENTRY,
        "a brick is made that the ledger does not expect",
        fresh().write(new Entry.VolumeExpected(DOCKER, bricks(1))).plans(Steps.make(brick(PI4, 1))),
        fresh()
            .write(new Entry.VolumeExpected(DOCKER, bricks(1)))
            .plans(Steps.make(brick(PI1, 1))));
  }

  private static Sample exchangeUnwritten() {
    Stage stage =
        standing()
            .sees(PI4, s -> s.withBricks(Fact.known(Seen.lying(2, new BrickContent.Empty(), PI4))));
    Step replace = Steps.replace(brick(PI3, 1), brick(PI4, 2));
    return new Sample(
        Invariant.ORDER_BEFORE_ENTRY,
        "a brick is replaced that the ledger does not give up",
        stage.approve(replace).plans(replace),
        standing()
            .sees(PI4, s -> s.withBricks(Fact.known(Seen.lying(2, new BrickContent.Empty(), PI4))))
            .write(Steps.exchange(brick(PI3, 1), brick(PI4, 2)))
            .approve(replace)
            .plans(replace));
  }
}
