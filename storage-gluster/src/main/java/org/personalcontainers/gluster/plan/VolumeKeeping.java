package org.personalcontainers.gluster.plan;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.plan.Draft;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.gluster.plan.VolumeView.Lie;

/** A volume that was born is kept: it is never made anew, whatever is missing. One turn. */
final class VolumeKeeping {
  private final VolumeView view;
  private final VolumeBirth.Born born;
  private final Draft draft;

  VolumeKeeping(VolumeView view, VolumeBirth.Born born, Draft draft) {
    this.view = view;
    this.born = born;
    this.draft = draft;
  }

  void plan() {
    Optional<GlusterVolume> there = view.seen();
    if (there.isEmpty()) {
      reportMissing();
    } else if (!there.get().id().equals(born.id())) {
      draft.await(view.subject(), impostor(there.get()));
    } else {
      keep(there.get());
    }
  }

  private void reportMissing() {
    if (view.pool().unrest().isPresent() || !view.pool().allKnowVolumes()) {
      draft.await(view.subject(), new Reason.Unknown("the pool does not tell its volumes"));
    } else {
      draft.await(view.subject(), missing());
    }
  }

  private Reason missing() {
    return new Reason.NeedsPerson(
        view.subject() + " was made as " + born.id() + ", and Gluster knows nothing of it",
        "its bricks are left as they are: bring the definition back by hand");
  }

  private Reason impostor(GlusterVolume there) {
    return new Reason.NeedsPerson(
        view.subject() + " was made as " + born.id() + ", and is now " + there.id(),
        "somebody made another of the same name: decide by hand which one stays");
  }

  private void keep(GlusterVolume there) {
    reportShape();
    reportNodes();
    reportRoots();
    born.exchange()
        .ifPresent(exchange -> new BrickExchange(view, born, draft).goOn(exchange, there));
    born.bricks().stream()
        .filter(place -> !isGivenUp(place))
        .forEach(place -> checkDisk(place, there));
    planCommand(there);
  }

  private void reportShape() {
    int declared = view.spec().replicas() + (view.spec().arbiter().isPresent() ? 1 : 0);
    if (declared != born.bricks().size()) {
      draft.await(
          view.subject(),
          new Reason.NeedsPerson(
              "it has " + born.bricks().size() + " copies, and " + declared + " are declared",
              "declare " + born.bricks().size() + ": the number cannot be changed yet"));
    }
  }

  /** Left to us, they are where they were chosen once. */
  private void reportNodes() {
    TreeSet<NodeName> declared = new TreeSet<>(view.spec().nodes());
    if (declared.isEmpty()) {
      return;
    }
    view.spec().arbiter().ifPresent(declared::add);
    TreeSet<NodeName> holders = new TreeSet<>();
    born.bricks().forEach(place -> holders.add(place.node()));
    if (!declared.equals(holders)) {
      draft.await(
          view.subject(),
          new Reason.NeedsPerson(
              "its copies lie on " + words(holders) + ", and " + words(declared) + " are declared",
              "declare " + words(holders) + ": a copy cannot be moved to another node yet"));
    }
  }

  private static String words(SortedSet<NodeName> nodes) {
    return nodes.stream().map(NodeName::value).collect(Collectors.joining(", "));
  }

  private void reportRoots() {
    born.bricks().stream()
        .filter(place -> !place.root().equals(view.spec().brickRoot()))
        .forEach(place -> draft.await(view.subject(), place.node(), otherRoot(place)));
  }

  private Reason otherRoot(BrickPlace place) {
    return new Reason.NeedsPerson(
        "its copy lies at " + place.path() + ", and " + view.spec().brickRoot() + " is declared",
        "declare where it lies: a copy cannot be moved to another directory yet");
  }

  private boolean isGivenUp(BrickPlace place) {
    return born.exchange().filter(exchange -> exchange.old().equals(place)).isPresent();
  }

  /** A brick whose marker is not there was lost with its disk. */
  private void checkDisk(BrickPlace place, GlusterVolume there) {
    switch (view.lieAt(place)) {
      case Lie.InUse inUse -> {}
      case Lie.Unknown(String reason) ->
          draft.await(view.subject(), place.node(), new Reason.Unknown(reason));
      case Lie.Away(HostPath disk) ->
          draft.await(view.subject(), place.node(), VolumeView.away(place.node(), disk));
      case Lie.Nothing nothing -> reportLost(place, there);
      case Lie.Ready(boolean blank) -> {
        if (blank) {
          new BrickExchange(view, born, draft).offer(place, there);
        } else {
          reportLost(place, there);
        }
      }
      case Lie.Taken taken -> reportLost(place, there);
    }
  }

  private void reportLost(BrickPlace place, GlusterVolume there) {
    draft.await(
        view.subject(),
        place.node(),
        notThere(place, "mount its disk; if the disk is lost, approve its replacement"));
    new BrickExchange(view, born, draft).offer(place, there);
  }

  static Reason notThere(BrickPlace place, String remedy) {
    return new Reason.NeedsPerson(
        "the copy at " + place.path() + " on " + place.node() + " is not there", remedy);
  }

  /** Heals what is to be healed, where all copies are up and in place. */
  void heal() {
    view.seen()
        .filter(there -> there.id().equals(born.id()))
        .filter(this::needsHealing)
        .flatMap(there -> command(heart -> heal(heart, there)))
        .ifPresent(this::order);
  }

  private static StorageStep heal(NodeName heart, GlusterVolume there) {
    return new StorageStep.HealVolume(heart, there.name(), there.id());
  }

  private void planCommand(GlusterVolume there) {
    SortedMap<String, String> lacking = lackingOptions(there);
    if (there.state() != GlusterVolume.State.STARTED) {
      command(heart -> start(heart, there)).ifPresent(this::order);
    } else if (!lacking.isEmpty()) {
      command(heart -> options(heart, there, lacking)).ifPresent(this::order);
    } else if (there.bricks().stream().anyMatch(this::canStart)) {
      command(heart -> start(heart, there)).ifPresent(this::order);
    }
  }

  private static StorageStep start(NodeName heart, GlusterVolume there) {
    return new StorageStep.StartVolume(heart, there.name(), there.id());
  }

  private static StorageStep options(
      NodeName heart, GlusterVolume there, SortedMap<String, String> lacking) {
    return new StorageStep.SetVolumeOptions(heart, there.name(), there.id(), lacking);
  }

  private Optional<StorageStep> command(Function<NodeName, StorageStep> step) {
    return view.pool().heart().map(step);
  }

  private void order(StorageStep command) {
    Optional<String> unrest = view.pool().unrest();
    if (unrest.isPresent()) {
      draft.await(view.subject(), new Reason.Earlier(unrest.get()));
    } else {
      draft.add(view.subject(), command);
    }
  }

  /** It is down, its node answers, and its disk is there. */
  private boolean canStart(Brick brick) {
    return brick.state() == Brick.State.OFFLINE
        && born.bricks().stream()
            .filter(place -> view.isAt(brick, place))
            .anyMatch(place -> view.lieAt(place) instanceof Lie.InUse);
  }

  private SortedMap<String, String> lackingOptions(GlusterVolume there) {
    TreeMap<String, String> lacking = new TreeMap<>();
    for (Map.Entry<String, String> option : VolumeOptions.of(view.situation()).entrySet()) {
      if (!option.getValue().equals(there.options().get(option.getKey()))) {
        lacking.put(option.getKey(), option.getValue());
      }
    }
    return lacking;
  }

  /** All copies are up and in place, and some lack files: Gluster itself may take minutes. */
  private boolean needsHealing(GlusterVolume there) {
    return there.pendingHeals() instanceof Fact.Known<Integer>(Integer pending)
        && pending > 0
        && born.bricks().stream().allMatch(place -> view.lieAt(place) instanceof Lie.InUse)
        && there.bricks().stream().allMatch(brick -> brick.state() == Brick.State.ONLINE);
  }
}
