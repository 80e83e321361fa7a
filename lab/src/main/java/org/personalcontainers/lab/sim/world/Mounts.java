package org.personalcontainers.lab.sim.world;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.lab.sim.world.GlusterFiles.Definition;

/** What is mounted on one machine, and what its units go on trying to mount. */
final class Mounts {
  private static final long MOUNTING = 2_000;

  private final World world;
  private final Machine machine;
  private final Map<HostPath, MountUnit> mounted = new TreeMap<>();
  private final Set<HostPath> dead = new TreeSet<>();
  private final Set<HostPath> stopped = new TreeSet<>();
  private final Set<HostPath> scheduled = new TreeSet<>();

  Mounts(World world, Machine machine) {
    this.world = world;
    this.machine = machine;
  }

  void die() {
    mounted.clear();
    dead.clear();
    stopped.clear();
    scheduled.clear();
  }

  void crash(HostPath point) {
    if (mounted.containsKey(point)) {
      dead.add(point);
    }
  }

  void loseDirectories() {
    mounted.forEach(
        (point, unit) -> {
          if (unit.source() instanceof Mount.Source.Directory) {
            dead.add(point);
          }
        });
  }

  Optional<MountUnit> at(HostPath point) {
    return Optional.ofNullable(mounted.get(point));
  }

  /** The volumes that somebody here may write to. */
  Set<VolumeName> volumes() {
    Set<VolumeName> volumes = new TreeSet<>();
    mounted.forEach(
        (point, unit) -> {
          if (unit.source() instanceof Mount.Source.Volume(VolumeName name)
              && !dead.contains(point)) {
            volumes.add(name);
          }
        });
    return volumes;
  }

  /** Units go on trying, until there is what they are to mount. */
  void settle() {
    if (!machine.isOn()) {
      return;
    }
    for (Map.Entry<HostPath, MountUnit> entry : machine.disks().units.entrySet()) {
      HostPath point = entry.getKey();
      if (!mounted.containsKey(point)
          && !stopped.contains(point)
          && isThere(entry.getValue())
          && scheduled.add(point)) {
        machine.later(MOUNTING, () -> mountLate(point));
      }
    }
  }

  private void mountLate(HostPath point) {
    scheduled.remove(point);
    MountUnit unit = machine.disks().units.get(point);
    if (unit != null && isThere(unit)) {
      mount(point, unit);
      world.changed();
    }
  }

  void mount(HostPath point, MountUnit unit) {
    mounted.put(point, unit);
    dead.remove(point);
    stopped.remove(point);
  }

  void unmount(HostPath point) {
    if (mounted.remove(point) != null) {
      dead.remove(point);
      stopped.add(point);
    }
  }

  boolean isThere(MountUnit unit) {
    return switch (unit.source()) {
      case Mount.Source.Volume(VolumeName name) ->
          definition(name, unit.servers())
              .map(definition -> world.contents().health(machine, name, definition))
              .filter(Mount.Health.ANSWERS::equals)
              .isPresent();
      case Mount.Source.Directory(HostPath path) -> directory(unit.volume(), path).isPresent();
      case Mount.Source.Other other -> false;
    };
  }

  /** Asks the servers in turn, as the mount command does. */
  private Optional<Definition> definition(VolumeName name, List<NodeName> servers) {
    for (NodeName server : servers) {
      Machine host = machine.resolve(server);
      if (host != null && host.glusterd().isUp() && world.connected(machine, host)) {
        Definition definition = host.disks().gluster.volumes().get(name);
        if (definition != null
            && definition.state() == GlusterVolume.State.STARTED
            && admits(definition)) {
          return Optional.of(definition);
        }
      }
    }
    return Optional.empty();
  }

  private boolean admits(Definition definition) {
    String allowed = definition.options().getOrDefault("auth.allow", "*");
    return allowed.equals("*")
        || List.of(allowed.split(",", -1)).contains(machine.address().value());
  }

  /** The brick directory at that path, by which a volume is kept on one node. */
  private Optional<Map.Entry<Integer, BrickFiles.Directory>> directory(
      VolumeName volume, HostPath path) {
    BrickFiles.Root root = machine.bricks().roots().get(volume);
    return root == null
        ? Optional.empty()
        : root.bricks().entrySet().stream()
            .filter(entry -> root.path().below("brick." + entry.getKey()).equals(path))
            .findFirst();
  }

  SortedMap<HostPath, Mount> seen() {
    TreeMap<HostPath, Mount> seen = new TreeMap<>();
    mounted.forEach((point, unit) -> seen.put(point, seen(point, unit)));
    return Ordered.copy(seen);
  }

  private Mount seen(HostPath point, MountUnit unit) {
    Mount.Health health = dead.contains(point) ? Mount.Health.HANGS : health(unit);
    return new Mount(unit.source(), health, tree(unit));
  }

  /** A client that is mounted needs the bricks only, and none of the servers. */
  private Mount.Health health(MountUnit unit) {
    if (unit.source() instanceof Mount.Source.Volume(VolumeName name)) {
      return newest(name)
          .map(definition -> world.contents().health(machine, name, definition))
          .orElse(Mount.Health.HANGS);
    }
    return isThere(unit) ? Mount.Health.ANSWERS : Mount.Health.HANGS;
  }

  private Optional<Definition> newest(VolumeName name) {
    return world.all().stream()
        .flatMap(m -> Optional.ofNullable(m.disks().gluster.volumes().get(name)).stream())
        .max(Comparator.comparingLong(Definition::version));
  }

  private Mount.Tree tree(MountUnit unit) {
    return switch (unit.source()) {
      case Mount.Source.Volume(VolumeName name) ->
          newest(name)
              .map(definition -> world.contents().tree(definition.id()))
              .orElse(Mount.Tree.INCOMPLETE);
      case Mount.Source.Directory(HostPath path) ->
          directory(unit.volume(), path)
              .map(entry -> entry.getValue().tree())
              .orElse(Mount.Tree.INCOMPLETE);
      case Mount.Source.Other other -> Mount.Tree.INCOMPLETE;
    };
  }

  void makeTree(MountUnit unit) {
    setTree(unit, Mount.Tree.STANDS);
  }

  void removeTree(HostPath point) {
    at(point).ifPresent(unit -> setTree(unit, Mount.Tree.INCOMPLETE));
  }

  private void setTree(MountUnit unit, Mount.Tree tree) {
    switch (unit.source()) {
      case Mount.Source.Volume(VolumeName name) ->
          definition(name, unit.servers())
              .ifPresent(definition -> world.contents().setTree(definition.id(), tree));
      case Mount.Source.Directory(HostPath path) ->
          directory(unit.volume(), path)
              .ifPresent(entry -> setTreeIn(unit.volume(), entry.getKey(), tree));
      case Mount.Source.Other other -> {}
    }
  }

  private void setTreeIn(VolumeName volume, int number, Mount.Tree tree) {
    machine.keepBricks(machine.bricks().with(volume, number, tree));
  }
}
