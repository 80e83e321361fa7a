package org.personalcontainers.agent.perform;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.port.Gluster;
import org.personalcontainers.core.port.Host;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.BrickRoot;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.core.status.VolumeId;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.StorageStep;

/** Steps that are a transaction of the whole Gluster pool. */
final class PoolWork {
  private final NodeName node;
  private final Gluster gluster;
  private final Host host;

  PoolWork(NodeName node, Gluster gluster, Host host) {
    this.node = node;
    this.gluster = gluster;
    this.host = host;
  }

  /** In a minority Gluster does what it is told, and its version may win when the rest returns. */
  StepResult perform(StorageStep.PoolStep step) {
    return Outcome.knowing(
        gluster.pool(),
        pool ->
            seesMajority(pool)
                ? perform(step, pool)
                : Outcome.retry("this node's Gluster does not see a majority of its pool"));
  }

  private static boolean seesMajority(Pool pool) {
    long peers =
        pool.peers().values().stream()
            .filter(peer -> peer.link() == Peer.Link.CONNECTED)
            .filter(peer -> peer.standing() == Peer.Standing.IN_CLUSTER)
            .count();
    return (peers + 1) * 2 > pool.peers().size() + 1;
  }

  private StepResult perform(StorageStep.PoolStep step, Pool pool) {
    return switch (step) {
      case StorageStep.ProbePeer probe -> probe(probe, pool);
      case StorageStep.CreateVolume create -> create(create, pool);
      case StorageStep.SetVolumeOptions set ->
          onVolume(set.volume(), set.expected(), volume -> set(set, volume));
      case StorageStep.StartVolume start -> onVolume(start.volume(), start.expected(), this::start);
      case StorageStep.ReplaceBrick replace ->
          onVolume(replace.volume(), replace.expected(), v -> replace(replace, v, pool));
      case StorageStep.HealVolume heal -> onVolume(heal.volume(), heal.expected(), this::heal);
    };
  }

  private StepResult probe(StorageStep.ProbePeer step, Pool pool) {
    for (Peer peer : pool.peers().values()) {
      if (peer.hostname().equals(step.peer().value())) {
        return peer.id().equals(step.expected())
            ? Outcome.done()
            : Outcome.stale(step.peer() + " is known to the pool as " + peer.id());
      }
    }
    return switch (Outcome.of(gluster.probe(step.peer()))) {
      case StepResult.Done done -> judgeProbed(step);
      case StepResult other -> other;
    };
  }

  /** Gluster takes in whoever answers to the name. */
  private StepResult judgeProbed(StorageStep.ProbePeer step) {
    return Outcome.knowing(
        gluster.pool(),
        pool ->
            pool.peers().containsKey(step.expected())
                ? Outcome.done()
                : Outcome.stale(step.peer() + " is not " + step.expected()));
  }

  private StepResult create(StorageStep.CreateVolume step, Pool pool) {
    return Outcome.knowing(
        gluster.volumes(),
        volumes -> {
          GlusterVolume existing = volumes.get(step.volume());
          if (existing != null) {
            return liesOn(existing, step.bricks(), pool)
                ? Outcome.done()
                : Outcome.stale("volume " + step.volume() + " exists, of other bricks");
          }
          return createOnEmptyBricks(step);
        });
  }

  private boolean liesOn(GlusterVolume volume, List<BrickPlace> places, Pool pool) {
    if (volume.bricks().size() != places.size()) {
      return false;
    }
    return places.stream().allMatch(place -> brickAt(volume, place, pool).isPresent());
  }

  private Optional<Brick> brickAt(GlusterVolume volume, BrickPlace place, Pool pool) {
    return volume.bricks().stream()
        .filter(brick -> brick.path().equals(place.path()) && isOn(brick, place.node(), pool))
        .findFirst();
  }

  private boolean isOn(Brick brick, NodeName name, Pool pool) {
    if (brick.host().equals(pool.self())) {
      return name.equals(node);
    }
    Peer peer = pool.peers().get(brick.host());
    return peer != null && peer.hostname().equals(name.value());
  }

  private StepResult createOnEmptyBricks(StorageStep.CreateVolume step) {
    return knowingOwnBricks(
        step.volume(),
        step.bricks(),
        () ->
            Outcome.of(
                gluster.create(step.volume(), step.bricks(), step.arbiters(), step.options())));
  }

  /** This node can vouch for its own bricks only; for the others Gluster asks their nodes. */
  private StepResult knowingOwnBricks(VolumeName volume, List<BrickPlace> places, Act act) {
    if (places.stream().noneMatch(place -> place.node().equals(node))) {
      return act.go();
    }
    return Outcome.knowing(
        host.bricks(),
        roots -> {
          Optional<BrickPlace> odd =
              places.stream()
                  .filter(place -> place.node().equals(node) && !isFresh(roots.get(volume), place))
                  .findFirst();
          return odd.isEmpty()
              ? act.go()
              : Outcome.stale(odd.get().path() + " is not the empty brick " + odd.get().id());
        });
  }

  private interface Act {
    StepResult go();
  }

  private static boolean isFresh(@Nullable BrickRoot root, BrickPlace place) {
    return root != null
        && place.id().equals(root.markers().get(place.number()))
        && root.bricks().get(place.number()) instanceof BrickContent.Empty;
  }

  private StepResult onVolume(
      VolumeName name, VolumeId expected, Function<GlusterVolume, StepResult> act) {
    return Outcome.knowing(
        gluster.volumes(),
        volumes -> {
          GlusterVolume found = volumes.get(name);
          boolean expectedOne = found != null && found.id().equals(expected);
          return expectedOne
              ? act.apply(found)
              : Outcome.stale("there is no volume " + name + " with identity " + expected);
        });
  }

  private StepResult set(StorageStep.SetVolumeOptions step, GlusterVolume volume) {
    SortedMap<String, String> found = volume.options();
    return found.entrySet().containsAll(step.options().entrySet())
        ? Outcome.done()
        : Outcome.of(gluster.set(step.volume(), step.options()));
  }

  private StepResult start(GlusterVolume volume) {
    boolean runs =
        volume.state() == GlusterVolume.State.STARTED
            && volume.bricks().stream().noneMatch(brick -> brick.state() == Brick.State.OFFLINE);
    return runs ? Outcome.done() : Outcome.of(gluster.start(volume.name()));
  }

  private StepResult replace(StorageStep.ReplaceBrick step, GlusterVolume volume, Pool pool) {
    boolean oldIsIn = brickAt(volume, step.old(), pool).isPresent();
    boolean freshIsIn = brickAt(volume, step.fresh(), pool).isPresent();
    if (freshIsIn && !oldIsIn) {
      return Outcome.done();
    }
    if (freshIsIn || !oldIsIn) {
      return Outcome.stale("volume " + step.volume() + " does not lie on " + step.old().path());
    }
    boolean blank = step.loss() == StorageStep.ReplaceBrick.Loss.NOTHING;
    return knowingOwnBricks(
        step.volume(),
        blank ? List.of(step.old(), step.fresh()) : List.of(step.fresh()),
        () -> Outcome.of(gluster.replace(step.volume(), step.old(), step.fresh())));
  }

  private StepResult heal(GlusterVolume volume) {
    boolean healed = volume.replicas() == 1 || volume.pendingHeals().equals(Fact.known(0));
    return healed ? Outcome.done() : Outcome.of(gluster.heal(volume.name()));
  }
}
