package org.personalcontainers.core.check;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.BrickRoot;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.step.Step;

/** What may hold data is neither made again nor taken into use. */
final class BrickRules {
  private final Sight sight;
  private final Findings findings;

  BrickRules(Sight sight, Findings findings) {
    this.sight = sight;
    this.findings = findings;
  }

  /** A brick that is to be made: nothing of its number lies there, but our own empty beginning. */
  void judgeUnmade(Step step, VolumeName volume, BrickPlace place) {
    if (wasBorn(volume, place)) {
      mayHoldData(step, place, "a brick of that number was born");
    }
    Optional<Optional<BrickRoot>> known = sight.bricks(place.node(), volume);
    if (known.isEmpty()) {
      mayHoldData(step, place, "nobody knows what lies there");
    } else if (known.get().isPresent()) {
      judgeUnmade(step, place, known.get().get());
    }
    judgeDisk(step, volume, place);
  }

  /** Where a disk is to be mounted that is not there, it may hold what nobody sees. */
  private void judgeDisk(Step step, VolumeName volume, BrickPlace place) {
    if (sight.isMarked(volume, place)) {
      return;
    }
    switch (sight.missingDisk(place)) {
      case Fact.Known<Optional<HostPath>>(var disk) ->
          disk.ifPresent(point -> mayHoldData(step, place, "the disk of " + point + " is away"));
      case Fact.Unknown<Optional<HostPath>> unknown ->
          mayHoldData(step, place, "nobody knows whether its disk is there");
    }
  }

  private void judgeUnmade(Step step, BrickPlace place, BrickRoot root) {
    BrickId marker = root.markers().get(place.number());
    BrickContent content = root.bricks().get(place.number());
    if (marker == null && content != null) {
      mayHoldData(step, place, "a directory without a marker lies there");
    } else if (marker != null && !marker.equals(place.id())) {
      mayHoldData(step, place, "it bears the marker of " + marker);
    } else if (content != null && !(content instanceof BrickContent.Empty)) {
      mayHoldData(step, place, "it holds " + content);
    }
  }

  /** A brick that is to be taken into use: it is ours by its marker, and empty. */
  void judgeUnused(Step step, VolumeName volume, BrickPlace place) {
    boolean empty =
        sight
            .bricks(place.node(), volume)
            .flatMap(known -> known)
            .filter(root -> root.bricks().get(place.number()) instanceof BrickContent.Empty)
            .isPresent();
    if (!empty || !sight.isMade(volume, place)) {
      mayHoldData(step, place, "nobody saw it empty and with its marker");
    }
  }

  /** A number that is to be written down: nobody used it before, as far as is known. */
  void judgeNumber(Step step, VolumeName volume, BrickPlace place) {
    if (place.number() <= highest(sight.ledger().volumes().get(volume), place.node())) {
      mayHoldData(step, place, "the ledger knows that number, or a higher one");
    }
    Optional<BrickRoot> root = sight.bricks(place.node(), volume).flatMap(known -> known);
    if (root.isPresent() && lies(root.get(), place.number())) {
      mayHoldData(step, place, "something of that number lies there");
    }
    judgeDisk(step, volume, place);
  }

  private static boolean lies(BrickRoot root, int number) {
    return root.markers().containsKey(number) || root.bricks().containsKey(number);
  }

  private static int highest(@Nullable VolumeBirth birth, NodeName node) {
    int highest = 0;
    switch (birth) {
      case null -> {}
      case VolumeBirth.Expected(var bricks) -> {
        for (BrickPlace brick : bricks) {
          highest = Math.max(highest, brick.number());
        }
      }
      case VolumeBirth.Born(var id, var bricks, var exchange) -> {
        for (BrickPlace brick : bricks) {
          highest = Math.max(highest, brick.number());
        }
        highest = Math.max(highest, exchange.map(e -> e.fresh().number()).orElse(0));
      }
      case VolumeBirth.Local(var expected, var born) -> {
        highest = Math.max(number(expected.get(node)), number(born.get(node)));
      }
    }
    return highest;
  }

  private static int number(@Nullable BrickPlace place) {
    return place == null ? 0 : place.number();
  }

  private boolean wasBorn(VolumeName volume, BrickPlace place) {
    return switch (sight.ledger().volumes().get(volume)) {
      case null -> false;
      case VolumeBirth.Expected expected -> false;
      case VolumeBirth.Local(var expected, var born) ->
          number(born.get(place.node())) == place.number();
      case VolumeBirth.Born(var id, var bricks, var exchange) -> {
        for (BrickPlace brick : bricks) {
          if (brick.number() == place.number() && brick.node().equals(place.node())) {
            yield true;
          }
        }
        yield false;
      }
    };
  }

  private void mayHoldData(Step step, BrickPlace place, String what) {
    findings.add(Invariant.BRICK_MAY_HOLD_DATA, step, place + ": " + what);
  }
}
