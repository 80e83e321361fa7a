package org.personalcontainers.manager.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.BrickRoot;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.core.status.VolumeId;
import org.personalcontainers.core.step.StorageStep;

/** What a step makes of the storage. */
final class PretendedStorage {
  private final Pretence pretence;

  PretendedStorage(Pretence pretence) {
    this.pretence = pretence;
  }

  void pretend(StorageStep step) {
    switch (step) {
      case StorageStep.ProbePeer probe -> probe(probe);
      case StorageStep.RestorePeer restore -> restore(restore);
      case StorageStep.ForgetPool forget -> forget(forget);
      case StorageStep.MakeBrick make -> makeBrick(make);
      case StorageStep.CreateVolume create -> create(create);
      case StorageStep.SetVolumeOptions set ->
          change(set.volume(), volume -> withOptions(volume, set));
      case StorageStep.StartVolume start -> change(start.volume(), PretendedStorage::started);
      case StorageStep.ReplaceBrick replace -> replace(replace);
      case StorageStep.HealVolume heal -> change(heal.volume(), PretendedStorage::healed);
      case StorageStep.MountVolume mount -> mount(mount);
      case StorageStep.MakeTree tree -> makeTree(tree);
    }
  }

  /** Both sides' pools become one; whoever had volumes tells the other of them. */
  private void probe(StorageStep.ProbePeer step) {
    TreeMap<PeerId, Peer> all = new TreeMap<>(pool(step.node()).peers());
    all.putAll(pool(step.peer()).peers());
    for (NodeName side : List.of(step.node(), step.peer())) {
      all.put(pool(side).self(), peer(pool(side).self(), side));
    }
    var volumes = volumes(step.peer()).isEmpty() ? volumes(step.node()) : volumes(step.peer());
    pretence.changeAll(
        status ->
            status
                .pool()
                .ifKnown()
                .filter(pool -> all.containsKey(pool.self()))
                .map(pool -> status.withPool(Fact.known(others(pool.self(), all))))
                .map(changed -> changed.withVolumes(Fact.known(volumes)))
                .orElse(status));
  }

  private SortedMap<VolumeName, GlusterVolume> volumes(NodeName node) {
    return pretence.status(node).volumes().ifKnown().orElse(new TreeMap<>());
  }

  private static Pool others(PeerId self, Map<PeerId, Peer> all) {
    TreeMap<PeerId, Peer> others = new TreeMap<>(all);
    others.remove(self);
    return new Pool(self, others);
  }

  private static Peer peer(PeerId id, NodeName name) {
    return new Peer(id, name.value(), Peer.Link.CONNECTED, Peer.Standing.IN_CLUSTER);
  }

  private Pool pool(NodeName node) {
    return pretence.status(node).pool().ifKnown().orElseThrow();
  }

  private void restore(StorageStep.RestorePeer step) {
    Pool alone = new Pool(step.restored(), new TreeMap<>());
    pretence.change(step.node(), status -> status.withPool(Fact.known(alone)));
  }

  private void forget(StorageStep.ForgetPool step) {
    Pool alone = new Pool(step.expected(), new TreeMap<>());
    pretence.change(
        step.node(),
        status -> status.withPool(Fact.known(alone)).withVolumes(Fact.known(new TreeMap<>())));
  }

  private void makeBrick(StorageStep.MakeBrick step) {
    lay(step.place(), step.volume(), new BrickContent.Empty());
  }

  private void lay(BrickPlace place, VolumeName volume, BrickContent content) {
    pretence.change(
        place.node(),
        status -> {
          TreeMap<VolumeName, BrickRoot> roots =
              new TreeMap<>(status.bricks().ifKnown().orElseThrow());
          BrickRoot root =
              roots.getOrDefault(volume, new BrickRoot(new TreeMap<>(), new TreeMap<>()));
          TreeMap<Integer, BrickId> markers = new TreeMap<>(root.markers());
          TreeMap<Integer, BrickContent> bricks = new TreeMap<>(root.bricks());
          markers.put(place.number(), place.id());
          bricks.put(place.number(), content);
          roots.put(volume, new BrickRoot(markers, bricks));
          return status.withBricks(Fact.known(roots));
        });
  }

  private void create(StorageStep.CreateVolume step) {
    VolumeId id = new VolumeId("(new volume " + step.volume() + ")");
    List<Brick> bricks =
        step.bricks().stream().map(place -> brick(place, Brick.State.OFFLINE)).toList();
    GlusterVolume volume =
        new GlusterVolume(
            step.volume(),
            id,
            GlusterVolume.State.CREATED,
            bricks.size(),
            step.arbiters(),
            bricks,
            step.options(),
            Fact.unknown("it does not serve yet"));
    pretence.changeAll(status -> withVolume(status, volume));
    step.bricks().forEach(place -> lay(place, step.volume(), new BrickContent.Claimed(id)));
  }

  private Brick brick(BrickPlace place, Brick.State state) {
    PeerId host = Optional.ofNullable(pretence.ledger().peers().get(place.node())).orElseThrow();
    return new Brick(host, place.path(), state);
  }

  private static NodeStatus withVolume(NodeStatus status, GlusterVolume volume) {
    return status
        .volumes()
        .ifKnown()
        .map(
            volumes -> {
              TreeMap<VolumeName, GlusterVolume> more = new TreeMap<>(volumes);
              more.put(volume.name(), volume);
              return status.withVolumes(Fact.known(more));
            })
        .orElse(status);
  }

  private void change(VolumeName name, UnaryOperator<GlusterVolume> change) {
    pretence.changeAll(
        status ->
            status
                .volumes()
                .ifKnown()
                .flatMap(volumes -> Optional.ofNullable(volumes.get(name)))
                .map(volume -> withVolume(status, change.apply(volume)))
                .orElse(status));
  }

  private static GlusterVolume withOptions(
      GlusterVolume volume, StorageStep.SetVolumeOptions step) {
    TreeMap<String, String> options = new TreeMap<>(volume.options());
    options.putAll(step.options());
    return new GlusterVolume(
        volume.name(),
        volume.id(),
        volume.state(),
        volume.replicas(),
        volume.arbiters(),
        volume.bricks(),
        options,
        volume.pendingHeals());
  }

  private static GlusterVolume started(GlusterVolume volume) {
    List<Brick> online =
        volume.bricks().stream()
            .map(b -> b.state() == Brick.State.UNSEEN ? b : at(b, Brick.State.ONLINE))
            .toList();
    return with(volume, GlusterVolume.State.STARTED, online);
  }

  private static GlusterVolume healed(GlusterVolume volume) {
    return with(volume, volume.state(), volume.bricks());
  }

  private static Brick at(Brick brick, Brick.State state) {
    return new Brick(brick.host(), brick.path(), state);
  }

  /** And nothing is left to heal. */
  private static GlusterVolume with(
      GlusterVolume volume, GlusterVolume.State state, List<Brick> bricks) {
    return new GlusterVolume(
        volume.name(),
        volume.id(),
        state,
        volume.replicas(),
        volume.arbiters(),
        bricks,
        volume.options(),
        Fact.known(0));
  }

  private void replace(StorageStep.ReplaceBrick step) {
    Brick old = brick(step.old(), Brick.State.ONLINE);
    Brick fresh = brick(step.fresh(), Brick.State.ONLINE);
    change(
        step.volume(),
        volume -> {
          List<Brick> bricks = new ArrayList<>(volume.bricks());
          bricks.replaceAll(b -> sits(b, old) ? fresh : b);
          return with(volume, volume.state(), bricks);
        });
    lay(step.fresh(), step.volume(), new BrickContent.Claimed(step.expected()));
  }

  private static boolean sits(Brick one, Brick other) {
    return one.host().equals(other.host()) && one.path().equals(other.path());
  }

  /** What others have in a replicated volume is there at once. */
  private void mount(StorageStep.MountVolume step) {
    boolean planted =
        step.source() instanceof Mount.Source.Volume
            && pretence.anyStatus(status -> hasTree(status, step.point(), step.source()));
    Mount.Tree tree = planted ? Mount.Tree.STANDS : Mount.Tree.INCOMPLETE;
    Mount mount = new Mount(step.source(), Mount.Health.ANSWERS, tree);
    pretence.change(step.node(), status -> withMount(status, step.point(), mount));
  }

  private static boolean hasTree(NodeStatus status, HostPath point, Mount.Source source) {
    Mount whole = new Mount(source, Mount.Health.ANSWERS, Mount.Tree.STANDS);
    return status.mounts().ifKnown().filter(mounts -> whole.equals(mounts.get(point))).isPresent();
  }

  /** In a replicated volume one node makes the tree for all. */
  private void makeTree(StorageStep.MakeTree step) {
    Mount.Source source =
        pretence
            .status(step.node())
            .mounts()
            .ifKnown()
            .flatMap(mounts -> Optional.ofNullable(mounts.get(step.point())))
            .orElseThrow()
            .source();
    switch (source) {
      case Mount.Source.Volume shared ->
          pretence.changeAll(status -> planted(status, step.point(), shared));
      case Mount.Source.Directory own ->
          pretence.change(step.node(), status -> planted(status, step.point(), own));
      case Mount.Source.Other other -> {}
    }
  }

  private static NodeStatus planted(NodeStatus status, HostPath point, Mount.Source source) {
    boolean mounted =
        status
            .mounts()
            .ifKnown()
            .flatMap(mounts -> Optional.ofNullable(mounts.get(point)))
            .filter(mount -> mount.source().equals(source))
            .isPresent();
    Mount whole = new Mount(source, Mount.Health.ANSWERS, Mount.Tree.STANDS);
    return mounted ? withMount(status, point, whole) : status;
  }

  private static NodeStatus withMount(NodeStatus status, HostPath point, Mount mount) {
    TreeMap<HostPath, Mount> mounts = new TreeMap<>(status.mounts().ifKnown().orElseThrow());
    mounts.put(point, mount);
    return status.withMounts(Fact.known(mounts));
  }
}
