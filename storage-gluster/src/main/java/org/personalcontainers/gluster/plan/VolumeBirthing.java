package org.personalcontainers.gluster.plan;

import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.plan.Draft;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.step.Register;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.gluster.plan.VolumeView.Lie;

/**
 * A volume that does not stand yet: places in the ledger first, then empty bricks with markers,
 * then the volume of exactly these. An attempt that failed leaves marks on its bricks: the next one
 * takes new numbers.
 */
final class VolumeBirthing {
  private final VolumeView view;
  private final Draft draft;

  VolumeBirthing(VolumeView view, Draft draft) {
    this.view = view;
    this.draft = draft;
  }

  void choosePlaces() {
    expect(BrickNodes.of(view.situation(), view.spec()), 0);
  }

  private void expect(List<NodeName> nodes, int highestUsed) {
    int number = view.freshNumber(nodes, highestUsed);
    List<BrickPlace> places = nodes.stream().map(node -> view.place(node, number)).toList();
    if (places.stream().allMatch(this::isFree)) {
      draft.add(view.subject(), new Register(new Entry.VolumeExpected(view.spec().name(), places)));
    }
  }

  /** A number is free where all can be seen that lies there. */
  private boolean isFree(BrickPlace place) {
    switch (view.lieAt(place)) {
      case Lie.Unknown unknown ->
          draft.await(
              view.subject(),
              place.node(),
              blindness(place.node(), "what lies where bricks go: " + unknown.reason()));
      case Lie.Away(HostPath disk) ->
          draft.await(view.subject(), place.node(), VolumeView.away(place.node(), disk));
      case Lie.Nothing _, Lie.Ready _, Lie.InUse _, Lie.Taken _ -> {
        return true;
      }
    }
    return false;
  }

  /**
   * What it is to be made of is chosen for good: who holds it up has to be said, and the way out.
   */
  private Reason blindness(NodeName node, String unknown) {
    if (!view.situation().spec().nodes().containsKey(node)) {
      return new Reason.NeedsPerson(
          "it is to be made with a copy on " + node + ", which is no longer declared",
          "declare " + node + " again until the volume stands");
    }
    return view.situation().seen(node).isPresent()
        ? new Reason.Unknown(unknown)
        : new Reason.Unreachable(
            "a copy is to be made there: switch it on, or put a fresh node in its place, of its"
                + " name");
  }

  void giveBirth(VolumeBirth.Expected expected) {
    Optional<GlusterVolume> there = view.seen();
    if (there.isPresent()) {
      recognise(there.get(), expected.bricks());
    } else if (expected.bricks().stream().anyMatch(this::isSpoiled)) {
      tryAnew(expected.bricks());
    } else if (expected.bricks().stream().allMatch(this::isComplete)) {
      create(expected.bricks());
    } else {
      expected.bricks().forEach(this::make);
    }
  }

  private void recognise(GlusterVolume there, List<BrickPlace> expected) {
    if (expected.stream().allMatch(place -> has(there, place))) {
      draft.add(view.subject(), new Register(new Entry.VolumeBorn(view.spec().name(), there.id())));
    } else {
      draft.await(view.subject(), foreign(there));
    }
  }

  private boolean has(GlusterVolume there, BrickPlace place) {
    PeerId host = view.situation().ledger().peers().get(place.node());
    return there.bricks().stream()
        .anyMatch(brick -> brick.host().equals(host) && brick.path().equals(place.path()));
  }

  private Reason foreign(GlusterVolume there) {
    return new Reason.NeedsPerson(
        "a volume " + there.name() + " of other bricks is there already: " + there.id(),
        "declare the volume under another name, or delete that one by hand");
  }

  private boolean isSpoiled(BrickPlace place) {
    return switch (view.lieAt(place)) {
      case Lie.InUse inUse -> true;
      case Lie.Taken taken -> true;
      case Lie.Ready ready -> false;
      case Lie.Nothing nothing -> false;
      case Lie.Unknown unknown -> false;
      case Lie.Away away -> false;
    };
  }

  /** Only where all are sure that no volume is made of these bricks. */
  private void tryAnew(List<BrickPlace> spoiled) {
    Optional<Step> creation = view.running(this::isCreation); // it marks bricks before it is seen
    if (creation.isPresent()) {
      draft.await(view.subject(), new Reason.Busy(creation.get()));
    } else if (view.pool().allSeeAll() && view.pool().allKnowVolumes()) {
      int used = spoiled.stream().mapToInt(BrickPlace::number).max().orElse(0);
      expect(spoiled.stream().map(BrickPlace::node).toList(), used);
    } else {
      draft.await(
          view.subject(), new Reason.Earlier("certainty that no volume uses the marked bricks"));
    }
  }

  private boolean isCreation(Step step) {
    return step instanceof StorageStep.CreateVolume create
        && create.volume().equals(view.spec().name());
  }

  private boolean isComplete(BrickPlace place) {
    return view.lieAt(place) instanceof Lie.Ready(boolean complete) && complete;
  }

  private void make(BrickPlace place) {
    switch (view.lieAt(place)) {
      case Lie.Nothing nothing -> addMake(place);
      case Lie.Ready(boolean complete) -> {
        if (!complete) {
          addMake(place);
        }
      }
      case Lie.Unknown(String reason) ->
          draft.await(view.subject(), place.node(), blindness(place.node(), reason));
      case Lie.Away(HostPath disk) ->
          draft.await(view.subject(), place.node(), VolumeView.away(place.node(), disk));
      case Lie.InUse inUse -> {}
      case Lie.Taken taken -> {}
    }
  }

  private void addMake(BrickPlace place) {
    draft.add(view.subject(), new StorageStep.MakeBrick(place.node(), view.spec().name(), place));
  }

  private void create(List<BrickPlace> places) {
    if (!view.pool().allSeeAll()) {
      draft.await(view.subject(), new Reason.Earlier("a pool in which all see all"));
    } else if (!view.pool().allKnowVolumes()) {
      draft.await(view.subject(), new Reason.Earlier("certainty that it is not there"));
    } else {
      draft.add(
          view.subject(),
          new StorageStep.CreateVolume(
              view.pool().heart().orElseThrow(),
              view.spec().name(),
              places,
              view.spec().arbiter().isPresent() ? 1 : 0,
              VolumeOptions.of(view.situation())));
    }
  }
}
