package org.personalcontainers.manager.api;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.personalcontainers.core.api.Volumes;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.StorageSpec;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.PeerId;

/** The volumes as the API tells them. */
record VolumeView(Situation situation) {
  Volumes all() {
    return new Volumes(
        situation.spec().storage().volumes().values().stream().map(this::volume).toList());
  }

  private Volumes.Volume volume(VolumeSpec volume) {
    Optional<GlusterVolume> seen = seen(volume.name());
    return new Volumes.Volume(
        volume.name(),
        kind(volume),
        volume.mount(),
        state(volume, seen),
        heals(seen),
        seen.map(this::copies).orElseGet(() -> places(volume.name())),
        mounts(volume));
  }

  private String kind(VolumeSpec volume) {
    return switch (situation.spec().storage().driver()) {
      case LOCAL -> "a directory on each node, not shared";
      case GLUSTER ->
          "replica " + volume.replicas() + volume.arbiter().map(a -> " + arbiter").orElse("");
    };
  }

  /** The members of the pool agree on it, so that the first who knows may speak. */
  private Optional<GlusterVolume> seen(VolumeName name) {
    return situation.seen().values().stream()
        .flatMap(status -> status.volumes().ifKnown().stream())
        .flatMap(volumes -> Optional.ofNullable(volumes.get(name)).stream())
        .findFirst();
  }

  private String state(VolumeSpec volume, Optional<GlusterVolume> seen) {
    if (situation.spec().storage().driver() == StorageSpec.Driver.LOCAL) {
      return birth(volume.name()).isPresent() ? "local" : "not made yet";
    }
    return seen.map(found -> found.state().name().toLowerCase(Locale.ROOT))
        .orElseGet(() -> birth(volume.name()).isEmpty() ? "not made yet" : "not seen");
  }

  private static String heals(Optional<GlusterVolume> seen) {
    return seen.map(GlusterVolume::pendingHeals)
        .map(
            heals ->
                switch (heals) {
                  case Fact.Known<Integer>(Integer count) -> count + " to heal";
                  case Fact.Unknown<Integer>(String reason) -> "not known: " + reason;
                })
        .orElse("");
  }

  private List<Volumes.Copy> copies(GlusterVolume volume) {
    return volume.bricks().stream().map(this::copy).toList();
  }

  private Volumes.Copy copy(Brick brick) {
    return new Volumes.Copy(
        node(brick.host()), brick.path(), brick.state().name().toLowerCase(Locale.ROOT));
  }

  private NodeName node(PeerId peer) {
    return situation.ledger().peers().entrySet().stream()
        .filter(known -> known.getValue().equals(peer))
        .map(known -> known.getKey())
        .findFirst()
        .orElse(new NodeName("unknown"));
  }

  private List<Volumes.Copy> places(VolumeName name) {
    return birth(name).map(VolumeView::places).orElse(List.of());
  }

  private static List<Volumes.Copy> places(VolumeBirth birth) {
    return switch (birth) {
      case VolumeBirth.Expected(List<BrickPlace> bricks) -> copies(bricks, "to be made");
      case VolumeBirth.Born(var id, List<BrickPlace> bricks, var exchange) ->
          copies(bricks, "not seen");
      case VolumeBirth.Local(var expected, var born) ->
          copies(List.copyOf(born.values()), "stands");
    };
  }

  private static List<Volumes.Copy> copies(List<BrickPlace> places, String state) {
    return places.stream()
        .map(place -> new Volumes.Copy(place.node(), place.path(), state))
        .toList();
  }

  private Optional<VolumeBirth> birth(VolumeName name) {
    return Optional.ofNullable(situation.ledger().volumes().get(name));
  }

  private List<Volumes.Mounted> mounts(VolumeSpec volume) {
    return situation.spec().nodes().keySet().stream()
        .map(node -> new Volumes.Mounted(node, mounted(node, volume)))
        .toList();
  }

  private String mounted(NodeName node, VolumeSpec volume) {
    return situation
        .seen(node)
        .map(NodeStatus::mounts)
        .map(
            mounts ->
                switch (mounts) {
                  case Fact.Known<?> known ->
                      mounts
                          .ifKnown()
                          .flatMap(all -> Optional.ofNullable(all.get(volume.mount())))
                          .map(VolumeView::state)
                          .orElse("not mounted");
                  case Fact.Unknown<?>(String reason) -> "not known: " + reason;
                })
        .orElse("no answer");
  }

  static String state(Mount mount) {
    if (mount.health() == Mount.Health.HANGS) {
      return "hangs";
    }
    return mount.tree() == Mount.Tree.STANDS ? "mounted" : "mounted, its directories not yet";
  }
}
