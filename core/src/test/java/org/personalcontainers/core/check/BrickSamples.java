package org.personalcontainers.core.check;

import static org.personalcontainers.core.check.Stage.DOCKER;
import static org.personalcontainers.core.check.Stage.PI1;
import static org.personalcontainers.core.check.Stage.PI2;
import static org.personalcontainers.core.check.Stage.PI4;
import static org.personalcontainers.core.check.Stage.VOLUME;
import static org.personalcontainers.core.check.Stage.brick;
import static org.personalcontainers.core.check.Stage.bricks;
import static org.personalcontainers.core.check.Stage.fresh;
import static org.personalcontainers.core.check.Stage.standing;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.BrickRoot;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.Peer;

/** Bricks that may hold data. */
final class BrickSamples {
  private static final BrickContent EMPTY = new BrickContent.Empty();
  private static final BrickContent FAILED = new BrickContent.Claimed(VOLUME);

  private BrickSamples() {}

  static List<Sample> all() {
    return List.of(
        madeWithoutSight(),
        madeWithoutItsDisk(),
        numberedWithoutItsDisk(),
        madeOverAMarker(),
        madeOverFiles(),
        madeAgain(),
        createdOfAClaimedBrick(),
        createdOfAForeignBrick(),
        createdOfAnUnmarkedBrick(),
        replacedByABrickInUse(),
        replacedAsABlankOne(),
        numberedAgain(),
        numberedAsWhatLiesThere());
  }

  private static Stage expecting() {
    return fresh().write(new Entry.VolumeExpected(DOCKER, bricks(1)));
  }

  private static Sample madeWithoutSight() {
    return new Sample(
        Invariant.BRICK_MAY_HOLD_DATA,
        "a brick is made where nobody knows what lies",
        expecting()
            .sees(PI1, s -> s.withBricks(Fact.unknown("the disk is slow")))
            .plans(Steps.make(brick(PI1, 1))),
        expecting().plans(Steps.make(brick(PI1, 1))));
  }

  private static UnaryOperator<NodeStatus> unmounted(String... points) {
    TreeSet<HostPath> paths = new TreeSet<>();
    List.of(points).forEach(point -> paths.add(new HostPath(point)));
    return s -> s.withHost(s.host().map(host -> host.withUnmounted(Fact.known(paths))));
  }

  private static Sample madeWithoutItsDisk() {
    return new Sample(
        Invariant.BRICK_MAY_HOLD_DATA,
        "a brick is made below the place of a disk that is not mounted",
        expecting().sees(PI1, unmounted("/gluster")).plans(Steps.make(brick(PI1, 1))),
        expecting().sees(PI1, unmounted("/media/usb")).plans(Steps.make(brick(PI1, 1))));
  }

  private static Sample numberedWithoutItsDisk() {
    return new Sample(
        Invariant.BRICK_MAY_HOLD_DATA,
        "a number is chosen while nobody knows whether the disk is there",
        fresh()
            .sees(
                PI2,
                s -> s.withHost(s.host().map(host -> host.withUnmounted(Fact.unknown("no fstab")))))
            .plans(Steps.register(new Entry.VolumeExpected(DOCKER, bricks(1)))),
        fresh().plans(Steps.register(new Entry.VolumeExpected(DOCKER, bricks(1)))));
  }

  private static Sample madeOverAMarker() {
    return new Sample(
        Invariant.BRICK_MAY_HOLD_DATA,
        "a brick is made over another's marker",
        expecting()
            .sees(PI1, s -> s.withBricks(Fact.known(Seen.lying(1, new BrickId("old"), EMPTY))))
            .plans(Steps.make(brick(PI1, 1))),
        expecting()
            .sees(PI1, s -> s.withBricks(Fact.known(Seen.lying(1, EMPTY, PI1))))
            .plans(Steps.make(brick(PI1, 1))));
  }

  private static Sample madeOverFiles() {
    return new Sample(
        Invariant.BRICK_MAY_HOLD_DATA,
        "a brick is made over files",
        expecting()
            .sees(PI1, s -> s.withBricks(lying(new BrickContent.Foreign())))
            .plans(Steps.make(brick(PI1, 1))),
        fresh()
            .write(new Entry.VolumeExpected(DOCKER, bricks(2)))
            .sees(PI1, s -> s.withBricks(lying(new BrickContent.Foreign())))
            .plans(Steps.make(brick(PI1, 2))));
  }

  private static Fact<SortedMap<VolumeName, BrickRoot>> lying(BrickContent content) {
    return Fact.known(Seen.lying(1, content, PI1));
  }

  private static Sample madeAgain() {
    return new Sample(
        Invariant.BRICK_MAY_HOLD_DATA,
        "the directory of a born brick is gone with its disk, and made again by another's exchange",
        exchanging(brick(PI1, 1), brick(PI4, 2))
            .sees(PI4, s -> s.withBricks(Fact.known(Seen.lying(2, FAILED, PI4))))
            .plans(Steps.make(brick(PI4, 2))),
        exchanging(brick(PI1, 1), brick(PI4, 2)).plans(Steps.make(brick(PI4, 2))));
  }

  private static Stage exchanging(BrickPlace old, BrickPlace fresh) {
    return standing().write(Steps.exchange(old, fresh));
  }

  private static Stage made(int number, BrickContent content) {
    Stage stage = fresh().write(new Entry.VolumeExpected(DOCKER, bricks(number)));
    bricks(number)
        .forEach(
            place ->
                stage.sees(
                    place.node(),
                    s -> s.withBricks(Fact.known(Seen.lying(number, content, place.node())))));
    return pooled(stage);
  }

  /** The three nodes see each other, but no volume yet. */
  private static Stage pooled(Stage stage) {
    for (var node : List.of(PI1, PI2, Stage.PI3)) {
      stage
          .write(new Entry.PeerBorn(node, Stage.peer(node)))
          .sees(node, s -> s.withPool(Fact.known(Seen.pool(node, Peer.Link.CONNECTED))));
    }
    return stage;
  }

  private static Sample createdOfAClaimedBrick() {
    return new Sample(
        Invariant.BRICK_MAY_HOLD_DATA,
        "a volume of bricks that a failed attempt left behind",
        made(1, FAILED).plans(Steps.create(bricks(1))),
        made(1, EMPTY).plans(Steps.create(bricks(1))));
  }

  private static Sample createdOfAForeignBrick() {
    return new Sample(
        Invariant.BRICK_MAY_HOLD_DATA,
        "a volume of a brick with another's marker",
        made(1, EMPTY)
            .sees(PI2, s -> s.withBricks(Fact.known(Seen.lying(1, new BrickId("old"), EMPTY))))
            .plans(Steps.create(bricks(1))),
        made(1, EMPTY).plans(Steps.create(bricks(1))));
  }

  private static Sample createdOfAnUnmarkedBrick() {
    return new Sample(
        Invariant.BRICK_MAY_HOLD_DATA,
        "a volume with a brick on a disk that is not mounted",
        made(1, EMPTY)
            .sees(PI2, s -> s.withBricks(Fact.known(new TreeMap<>())))
            .plans(Steps.create(bricks(1))),
        made(2, EMPTY).plans(Steps.create(bricks(2))));
  }

  private static Sample replacedAsABlankOne() {
    var replace = Steps.replaceBlank(brick(PI1, 1), brick(PI4, 2));
    Stage stage =
        exchanging(brick(PI1, 1), brick(PI4, 2))
            .sees(PI4, s -> s.withBricks(Fact.known(Seen.lying(2, EMPTY, PI4))));
    return new Sample(
        Invariant.BRICK_MAY_HOLD_DATA,
        "a brick that holds something gives way as a blank one, unasked",
        stage.plans(replace),
        exchanging(brick(PI1, 1), brick(PI4, 2))
            .sees(PI4, s -> s.withBricks(Fact.known(Seen.lying(2, EMPTY, PI4))))
            .sees(PI1, s -> s.withBricks(Fact.known(Seen.lying(1, EMPTY, PI1))))
            .plans(replace));
  }

  private static Sample replacedByABrickInUse() {
    var replace = Steps.replace(brick(PI1, 1), brick(PI4, 2));
    return new Sample(
        Invariant.BRICK_MAY_HOLD_DATA,
        "a brick gives way to one that holds something",
        exchanging(brick(PI1, 1), brick(PI4, 2))
            .approve(replace)
            .sees(PI4, s -> s.withBricks(Fact.known(Seen.lying(2, FAILED, PI4))))
            .plans(replace),
        exchanging(brick(PI1, 1), brick(PI4, 2))
            .approve(replace)
            .sees(PI4, s -> s.withBricks(Fact.known(Seen.lying(2, EMPTY, PI4))))
            .plans(replace));
  }

  private static Sample numberedAgain() {
    return new Sample(
        Invariant.BRICK_MAY_HOLD_DATA,
        "a failed attempt is tried again under its number",
        expecting().plans(Steps.register(new Entry.VolumeExpected(DOCKER, bricks(1)))),
        expecting().plans(Steps.register(new Entry.VolumeExpected(DOCKER, bricks(2)))));
  }

  private static Sample numberedAsWhatLiesThere() {
    Stage stage = fresh().sees(PI1, s -> s.withBricks(lying(EMPTY)));
    return new Sample(
        Invariant.BRICK_MAY_HOLD_DATA,
        "a new volume counts on a number that lies there",
        stage.plans(Steps.register(new Entry.VolumeExpected(DOCKER, bricks(1)))),
        stage.plans(Steps.register(new Entry.VolumeExpected(DOCKER, bricks(2)))));
  }
}
