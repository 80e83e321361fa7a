package org.personalcontainers.gluster.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.plan.Approvals;
import org.personalcontainers.core.plan.Draft;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.step.Effect;
import org.personalcontainers.core.step.Register;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.core.step.StorageStep.ReplaceBrick.Loss;
import org.personalcontainers.gluster.plan.VolumeView.Lie;

/** A lost copy gives way to an empty one on the same node, once a person said so. One turn. */
final class BrickExchange {
  private final VolumeView view;
  private final VolumeBirth.Born born;
  private final Draft draft;

  BrickExchange(VolumeView view, VolumeBirth.Born born, Draft draft) {
    this.view = view;
    this.born = born;
    this.draft = draft;
  }

  /** The approval is asked for before anything is begun; with it the new place is written down. */
  void offer(BrickPlace lost, GlusterVolume there) {
    if (born.exchange().filter(this::isWanted).isEmpty()) {
      propose(lost, there);
    }
  }

  /** Whose old copy came back is off: it is cared for again, and nothing is given up. */
  private boolean isWanted(VolumeBirth.Exchange exchange) {
    return !(view.lieAt(exchange.old()) instanceof Lie.InUse);
  }

  private void propose(BrickPlace lost, GlusterVolume there) {
    BrickPlace fresh = freshPlace(lost);
    if (view.lieAt(fresh) instanceof Lie.Away(HostPath disk)) {
      awaitDisk(fresh, disk);
    } else {
      propose(lost, fresh, there);
    }
  }

  private void awaitDisk(BrickPlace fresh, HostPath disk) {
    draft.await(view.subject(), fresh.node(), VolumeView.away(fresh.node(), disk));
  }

  private void propose(BrickPlace lost, BrickPlace fresh, GlusterVolume there) {
    StorageStep.ReplaceBrick step = step(lost, fresh, there);
    if (step.effect() == Effect.MENDS || isApproved(step)) {
      VolumeBirth.Exchange exchange = new VolumeBirth.Exchange(lost, fresh);
      draft.add(view.subject(), new Register(new Entry.ExchangeExpected(there.name(), exchange)));
    } else {
      draft.add(view.subject(), step);
    }
  }

  void goOn(VolumeBirth.Exchange exchange, GlusterVolume there) {
    if (isDone(exchange, there)) {
      draft.add(view.subject(), new Register(new Entry.ExchangeDone(there.name())));
    } else if (isWanted(exchange)) {
      bringAbout(exchange, there);
    }
  }

  private void bringAbout(VolumeBirth.Exchange exchange, GlusterVolume there) {
    switch (view.lieAt(exchange.fresh())) {
      case Lie.Nothing nothing -> make(exchange.fresh());
      case Lie.Ready(boolean complete) -> {
        if (complete) {
          replace(exchange, there);
        } else {
          make(exchange.fresh());
        }
      }
      case Lie.InUse _, Lie.Taken _ -> beginAnew(exchange, there);
      case Lie.Unknown(String reason) ->
          draft.await(view.subject(), exchange.fresh().node(), new Reason.Unknown(reason));
      case Lie.Away(HostPath disk) -> awaitDisk(exchange.fresh(), disk);
    }
  }

  /** The new place was used and is not the volume's: sure of that, another one is taken. */
  private void beginAnew(VolumeBirth.Exchange exchange, GlusterVolume there) {
    Optional<Step> running = view.running(this::isReplacement);
    if (running.isPresent()) {
      draft.await(view.subject(), new Reason.Busy(running.get()));
    } else if (view.pool().allSeeAll() && view.pool().allKnowVolumes()) {
      propose(exchange.old(), there);
    } else {
      draft.await(view.subject(), new Reason.Earlier("certainty that no volume uses its new copy"));
    }
  }

  private boolean isReplacement(Step step) {
    return step instanceof StorageStep.ReplaceBrick replace
        && replace.volume().equals(view.spec().name());
  }

  private boolean isDone(VolumeBirth.Exchange exchange, GlusterVolume there) {
    return there.bricks().stream().anyMatch(brick -> view.isAt(brick, exchange.fresh()));
  }

  private void make(BrickPlace fresh) {
    draft.add(view.subject(), new StorageStep.MakeBrick(fresh.node(), view.spec().name(), fresh));
  }

  private void replace(VolumeBirth.Exchange exchange, GlusterVolume there) {
    Optional<Reason> obstacle =
        view.pool()
            .unrest()
            .or(() -> view.pool().minority(exchange.old().node()))
            .<Reason>map(Reason.Earlier::new)
            .or(() -> inOwnEyes(exchange))
            .or(() -> danger(exchange));
    obstacle.ifPresentOrElse(
        reason -> hold(exchange.old(), reason),
        () -> draft.add(view.subject(), step(exchange.old(), exchange.fresh(), there)));
  }

  /** Where too few others are up it may stay so: then it is a person's to bring copies back. */
  private void hold(BrickPlace old, Reason reason) {
    draft.await(view.subject(), reason);
    if (reason instanceof Reason.Guarded) {
      draft.await(
          view.subject(),
          old.node(),
          VolumeKeeping.notThere(old, "mount its disk, or bring back the nodes of other copies"));
    }
  }

  /** The node that gives the order has to know the volume as well: it may just have come back. */
  private Optional<Reason> inOwnEyes(VolumeBirth.Exchange exchange) {
    NodeName performer = exchange.old().node();
    return seenBy(performer).isPresent()
        ? Optional.empty()
        : Optional.of(new Reason.Unknown("what " + performer + " sees of it"));
  }

  /** Nobody who sees a majority of the pool may see a danger: one that just came back may. */
  private Optional<Reason> danger(VolumeBirth.Exchange exchange) {
    return view.pool().members().stream()
        .filter(member -> view.pool().minority(member).isEmpty())
        .flatMap(member -> seenBy(member).flatMap(own -> danger(exchange, member, own)).stream())
        .findFirst();
  }

  private Optional<GlusterVolume> seenBy(NodeName member) {
    return view.pool().volume(member, view.spec().name());
  }

  /**
   * What only the old copy has must not go with it: a majority of the others has to be up, and all
   * of them while files are to be healed, for nobody knows which copy has the newest.
   */
  private Optional<Reason> danger(
      VolumeBirth.Exchange exchange, NodeName witness, GlusterVolume there) {
    List<Brick> others =
        there.bricks().stream().filter(brick -> !view.isAt(brick, exchange.old())).toList();
    long up = others.stream().filter(brick -> brick.state() == Brick.State.ONLINE).count();
    boolean healed = there.pendingHeals().equals(Fact.known(0));
    if (others.isEmpty()) {
      return Optional.of(new Reason.Guarded(List.of("it is the only copy")));
    }
    if (healed ? up > there.bricks().size() / 2 : up == others.size()) {
      return Optional.empty();
    }
    String reason = witness + " sees only " + up + " of the " + others.size() + " other copies up";
    return Optional.of(new Reason.Guarded(List.of(reason)));
  }

  /** The node itself gives the order, so that the approval stays the same whoever leads. */
  private StorageStep.ReplaceBrick step(BrickPlace old, BrickPlace fresh, GlusterVolume there) {
    Loss loss = isBlank(old) ? Loss.NOTHING : Loss.COPY;
    return new StorageStep.ReplaceBrick(old.node(), there.name(), there.id(), old, fresh, loss);
  }

  /** Its mark, which Gluster needs, was not on the disk yet when the power failed. */
  private boolean isBlank(BrickPlace old) {
    return view.lieAt(old) instanceof Lie.Ready(boolean complete) && complete;
  }

  private boolean isApproved(StorageStep step) {
    return view.situation()
        .ledger()
        .approvals()
        .contains(Approvals.idFor(step, view.situation().ledger().revision()));
  }

  private BrickPlace freshPlace(BrickPlace lost) {
    int used =
        Stream.concat(
                born.bricks().stream(), born.exchange().map(VolumeBirth.Exchange::fresh).stream())
            .mapToInt(BrickPlace::number)
            .max()
            .orElse(0);
    return view.place(lost.node(), used + 1);
  }
}
