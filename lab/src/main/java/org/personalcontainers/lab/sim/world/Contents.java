package org.personalcontainers.lab.sim.world;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.VolumeId;
import org.personalcontainers.lab.sim.world.GlusterFiles.Definition;
import org.personalcontainers.lab.sim.world.GlusterFiles.Part;

/**
 * What is written to the volumes, all the time, by whoever has one mounted and reaches a majority
 * of its bricks: which brick has all of it, and which one has to be healed.
 */
final class Contents {
  /** Left to itself, healing starts late. */
  private static final long HEALED_BY_ITSELF = 60_000;

  private static final long HEALED = 3_000;
  private static final int FILES = 10;

  private final World world;
  private final Map<VolumeId, Written> written = new TreeMap<>();
  private final Set<Heal> heals = new HashSet<>();

  Contents(World world) {
    this.world = world;
  }

  /** How much was written to a volume in all, and to which bricks the last of it went. */
  private static final class Written {
    private long all;
    private Set<HostedPath> last = Set.of();
    private Mount.Tree tree = Mount.Tree.INCOMPLETE;
  }

  private record HostedPath(Machine host, HostPath path) {}

  private record Heal(VolumeId volume, HostedPath brick) {}

  /** A brick that runs and that a client reaches. */
  private record Live(Part part, Machine host, BrickFiles.Directory directory) {
    HostedPath key() {
      return new HostedPath(host, part.path());
    }
  }

  /** Whoever has a volume mounted writes. */
  void settle() {
    for (Machine client : world.all()) {
      for (VolumeName name : client.mountedVolumes()) {
        Definition definition = client.disks().gluster.volumes().get(name);
        if (definition != null) {
          settle(client, name, definition);
        }
      }
    }
  }

  private void settle(Machine client, VolumeName name, Definition definition) {
    if (definition.state() != GlusterVolume.State.STARTED) {
      return;
    }
    List<Live> live = live(client, name, definition);
    if (!isQuorum(definition, live)) {
      return;
    }
    Written data = written.computeIfAbsent(definition.id(), id -> new Written());
    List<Live> whole = live.stream().filter(l -> isWhole(l, data)).toList();
    if (whole.stream().anyMatch(l -> !definition.isArbiter(l.part()))) {
      write(name, data, whole);
      live.stream()
          .filter(l -> !whole.contains(l))
          .forEach(l -> healLater(name, definition, l, HEALED_BY_ITSELF));
    }
  }

  private static boolean isWhole(Live live, Written data) {
    return live.directory().written() == data.all;
  }

  /** Whoever was not there for a write has to be healed. */
  private static void write(VolumeName name, Written data, List<Live> whole) {
    Set<HostedPath> to = new HashSet<>();
    whole.forEach(live -> to.add(live.key()));
    if (!to.equals(data.last)) {
      data.last = to;
      data.all++;
      whole.forEach(live -> keep(name, live, data.all));
    }
  }

  private static void keep(VolumeName name, Live live, long all) {
    Machine host = live.host();
    host.keepBricks(host.bricks().with(name, live.part().place(), live.directory().holding(all)));
  }

  private void healLater(VolumeName name, Definition definition, Live live, long delay) {
    Heal heal = new Heal(definition.id(), live.key());
    if (delay < HEALED_BY_ITSELF || heals.add(heal)) {
      world.after(delay, () -> heal(name, definition.id(), heal));
    }
  }

  private void heal(VolumeName name, VolumeId id, Heal heal) {
    heals.remove(heal);
    Machine host = heal.brick().host();
    Definition definition = host.disks().gluster.volumes().get(name);
    Written data = written.get(id);
    if (definition == null || !definition.id().equals(id) || data == null) {
      return;
    }
    List<Live> live = live(host, name, definition);
    boolean hasSource =
        live.stream().anyMatch(l -> isWhole(l, data) && !definition.isArbiter(l.part()));
    if (hasSource) {
      live.stream().filter(l -> l.key().equals(heal.brick())).forEach(l -> keep(name, l, data.all));
    }
    world.changed();
  }

  void healNow(Definition definition) {
    for (Machine machine : world.all()) {
      machine
          .disks()
          .gluster
          .volumes()
          .forEach(
              (name, known) -> {
                if (known.id().equals(definition.id())) {
                  live(machine, name, known).stream()
                      .filter(l -> l.host() == machine)
                      .forEach(l -> healLater(name, known, l, HEALED));
                }
              });
    }
  }

  private List<Live> live(Machine client, VolumeName name, Definition definition) {
    List<Live> live = new ArrayList<>();
    for (Part part : definition.parts()) {
      Machine host = client.resolve(part.place().node());
      if (host != null && world.connected(client, host)) {
        serving(host, name, part, definition.id())
            .ifPresent(directory -> live.add(new Live(part, host, directory)));
      }
    }
    return live;
  }

  private static Optional<BrickFiles.Directory> serving(
      Machine host, VolumeName name, Part part, VolumeId id) {
    if (!host.glusterd().serves(part.path())) {
      return Optional.empty();
    }
    return Optional.ofNullable(host.bricks().directory(name, part.place().number()))
        .filter(directory -> directory.content().equals(new BrickContent.Claimed(id)));
  }

  private static boolean isQuorum(Definition definition, List<Live> live) {
    int all = definition.parts().size();
    boolean first = live.stream().anyMatch(l -> l.part().equals(definition.parts().getFirst()));
    return live.size() * 2 > all || (live.size() * 2 == all && first);
  }

  /** Whether a client on that machine can read and write. */
  Mount.Health health(Machine client, VolumeName name, Definition definition) {
    return isQuorum(definition, live(client, name, definition))
        ? Mount.Health.ANSWERS
        : Mount.Health.HANGS;
  }

  Mount.Tree tree(VolumeId volume) {
    Written data = written.get(volume);
    return data == null ? Mount.Tree.INCOMPLETE : data.tree;
  }

  void setTree(VolumeId volume, Mount.Tree tree) {
    written.computeIfAbsent(volume, id -> new Written()).tree = tree;
  }

  Fact<Integer> pendingHeals(Machine viewer, VolumeName name, Definition definition) {
    if (definition.state() != GlusterVolume.State.STARTED) {
      return Fact.unknown("volume " + name + " is not started");
    }
    if (definition.parts().size() == 1) {
      return Fact.known(0);
    }
    Written data = written.computeIfAbsent(definition.id(), id -> new Written());
    List<Live> live = live(viewer, name, definition);
    long whole = live.stream().filter(l -> isWhole(l, data)).count();
    return whole == 0
        ? Fact.unknown(name + ": Not able to fetch volfile from glusterd")
        : Fact.known(FILES * (int) (definition.parts().size() - whole));
  }

  Set<VolumeId> lost() {
    Set<VolumeId> lost = new TreeSet<>();
    written.keySet().stream().filter(id -> whole(id).isEmpty()).forEach(lost::add);
    return lost;
  }

  /** Machines of which one alone holds all of some volume. */
  Set<Machine> lastCopies() {
    Set<Machine> last = new HashSet<>();
    written.keySet().stream().map(this::whole).filter(w -> w.size() == 1).forEach(last::addAll);
    return last;
  }

  /** Who holds all that was written to a volume, running or not. An arbiter holds nothing. */
  private Set<Machine> whole(VolumeId id) {
    long all = written.getOrDefault(id, new Written()).all;
    Set<Machine> whole = new HashSet<>();
    for (Machine machine : world.all()) {
      if (holds(machine.disks().bricks, id, all)) {
        whole.add(machine);
      }
    }
    return whole;
  }

  private static boolean holds(BrickFiles files, VolumeId id, long all) {
    BrickContent claimed = new BrickContent.Claimed(id);
    return files.roots().values().stream()
        .flatMap(root -> root.bricks().values().stream())
        .anyMatch(
            directory ->
                directory.content().equals(claimed)
                    && directory.written() == all
                    && directory.kind() == BrickFiles.Kind.DATA);
  }
}
