package org.personalcontainers.gluster.plan;

import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.node.Job;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.BrickRoot;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.step.Step;

/** A declared volume, beside what was seen of it. */
record VolumeView(Situation situation, PoolView pool, VolumeSpec spec) {
  String subject() {
    return "volume " + spec.name();
  }

  Optional<GlusterVolume> seen() {
    return pool.volume(spec.name());
  }

  /** What lies at a brick's place. */
  sealed interface Lie {
    /** Nobody can say. */
    record Unknown(String reason) implements Lie {}

    /** Its disk is to be mounted there, and is not: what lies on it nobody can say. */
    record Away(HostPath disk) implements Lie {}

    /** Neither marker nor directory. */
    record Nothing() implements Lie {}

    /** Our marker, and the directory is missing or was never used: it may be made, or is made. */
    record Ready(boolean complete) implements Lie {}

    /** Our marker, and a volume's mark. */
    record InUse() implements Lie {}

    /** Something that is not ours, or a directory without our marker. */
    record Taken() implements Lie {}
  }

  Lie lieAt(BrickPlace place) {
    return situation
        .seen(place.node())
        .map(status -> lie(status, place))
        .orElseGet(() -> new Lie.Unknown(place.node() + " does not answer"));
  }

  /** Where our marker is, there is its disk: we wrote it nowhere else. */
  private Lie lie(NodeStatus status, BrickPlace place) {
    Lie lie =
        switch (status.bricks()) {
          case Fact.Unknown<SortedMap<VolumeName, BrickRoot>>(String reason) ->
              new Lie.Unknown(reason);
          case Fact.Known<SortedMap<VolumeName, BrickRoot>>(var roots) ->
              lie(roots.get(spec.name()), place);
        };
    return bearsMarker(place) ? lie : unlessAway(status, place.path(), lie);
  }

  private static Lie unlessAway(NodeStatus status, HostPath path, Lie otherwise) {
    return switch (status.host().then(host -> host.missingDisk(path))) {
      case Fact.Unknown<Optional<HostPath>>(String reason) -> new Lie.Unknown(reason);
      case Fact.Known<Optional<HostPath>>(var disk) ->
          disk.<Lie>map(Lie.Away::new).orElse(otherwise);
    };
  }

  /** Whoever has a disk brings it; who has none any more says so. */
  static Reason away(NodeName node, HostPath disk) {
    return new Reason.NeedsPerson(
        "nothing is mounted at " + disk + " on " + node + ", where a disk is to be mounted",
        "mount it (mount "
            + disk
            + "); if it is lost, put a new one in its place, or take its line out of /etc/fstab, or"
            + " disable its unit");
  }

  private static Lie lie(@Nullable BrickRoot root, BrickPlace place) {
    if (root == null) {
      return new Lie.Nothing();
    }
    BrickId marker = root.markers().get(place.number());
    BrickContent content = root.bricks().get(place.number());
    if (marker == null) {
      return content == null ? new Lie.Nothing() : new Lie.Taken();
    }
    if (!marker.equals(place.id())) {
      return new Lie.Taken();
    }
    return switch (content) {
      case null -> new Lie.Ready(false);
      case BrickContent.Empty empty -> new Lie.Ready(true);
      case BrickContent.Claimed claimed -> new Lie.InUse();
      case BrickContent.Foreign foreign -> new Lie.Taken();
    };
  }

  /** What a node is doing at this moment, of that kind. */
  Optional<Step> running(Predicate<Step> kind) {
    return situation.observations().values().stream()
        .filter(Observation.Seen.class::isInstance)
        .flatMap(observation -> ((Observation.Seen) observation).jobs().stream())
        .map(Job::step)
        .filter(kind)
        .findFirst();
  }

  boolean isAt(Brick brick, BrickPlace place) {
    PeerId host = situation.ledger().peers().get(place.node());
    return brick.host().equals(host) && brick.path().equals(place.path());
  }

  /** Whether the marker beside the place is its own, whatever lies in it. */
  boolean bearsMarker(BrickPlace place) {
    return situation
        .seen(place.node())
        .flatMap(status -> status.bricks().ifKnown())
        .map(roots -> roots.get(spec.name()))
        .filter(root -> place.id().equals(root.markers().get(place.number())))
        .isPresent();
  }

  /** One more than any number that was ever used or is seen, on any of these nodes. */
  int freshNumber(Iterable<NodeName> nodes, int highestUsed) {
    int highest = highestUsed;
    for (NodeName node : nodes) {
      highest = Math.max(highest, highestOn(node));
    }
    return highest + 1;
  }

  private int highestOn(NodeName node) {
    return situation
        .seen(node)
        .flatMap(status -> status.bricks().ifKnown())
        .map(roots -> roots.get(spec.name()))
        .map(root -> Math.max(last(root.markers()), last(root.bricks())))
        .orElse(0);
  }

  private static int last(SortedMap<Integer, ?> numbered) {
    return numbered.isEmpty() ? 0 : numbered.lastKey();
  }

  BrickPlace place(NodeName node, int number) {
    String identity = situation.ledger().cluster() + "/" + spec.name() + "/" + node + "/" + number;
    return new BrickPlace(node, spec.brickRoot(), number, new BrickId(identity));
  }
}
