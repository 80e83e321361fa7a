package org.personalcontainers.lab.sim.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.cert.Equipment;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.port.Host;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.BrickRoot;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GroupId;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.MachineSeen;
import org.personalcontainers.core.status.MachineSeen.DiskSeen;
import org.personalcontainers.core.status.Mount;

/** One machine's operating system, as whoever asks it finds it. */
final class SimulatedHost implements Host {
  private static final MachineSeen WELL =
      new MachineSeen(
          1024,
          Fact.known(MachineSeen.Limits.HEEDED),
          Fact.known(new TreeSet<>()),
          Fact.known(MachineSeen.Clock.SYNCHRONISED),
          Ordered.copy(Map.of(new HostPath("/var/lib/docker"), new DiskSeen(16_384, 10))));

  private final Machine machine;
  private final Mounts mounts;
  private final View<HostSeen> host;
  private final View<SortedMap<HostPath, Mount>> mounted;
  private final View<SortedMap<VolumeName, BrickRoot>> bricks;

  SimulatedHost(World world, Machine machine, Mounts mounts) {
    this.machine = machine;
    this.mounts = mounts;
    this.host = new View<>(world, this::lookAtHost);
    this.mounted = new View<>(world, mounts::seen);
    this.bricks = new View<>(world, this::lookAtBricks);
  }

  private Optional<String> silence() {
    return machine.blindness().silence(Daemon.HOST);
  }

  private <T> Fact<T> unlessSilent(View<T> view) {
    Optional<String> silence = silence();
    return silence.isPresent() ? Fact.unknown(silence.get()) : Fact.known(view.now());
  }

  @Override
  public Fact<HostSeen> look() {
    return unlessSilent(host);
  }

  private HostSeen lookAtHost() {
    Disks disks = machine.disks();
    return new HostSeen(
        disks.hosts,
        disks.firewall,
        disks.glusterdUnit,
        Optional.of(disks.group),
        Fact.known(machine.unmounted()),
        disks.equipment);
  }

  /** Nothing that a machine of this kind lacks changes what is done with it. */
  @Override
  public Fact<MachineSeen> machine() {
    return silence().<Fact<MachineSeen>>map(Fact::unknown).orElse(Fact.known(WELL));
  }

  @Override
  public Fact<SortedMap<HostPath, Mount>> mounts() {
    return unlessSilent(mounted);
  }

  @Override
  public Fact<SortedMap<VolumeName, BrickRoot>> bricks() {
    return unlessSilent(bricks);
  }

  private SortedMap<VolumeName, BrickRoot> lookAtBricks() {
    TreeMap<VolumeName, BrickRoot> seen = new TreeMap<>();
    machine.bricks().roots().forEach((name, root) -> seen.put(name, root.seen()));
    return Ordered.copy(seen);
  }

  private Answer write(String what, Runnable change) {
    Optional<String> silence = silence();
    if (silence.isPresent()) {
      return new Answer.Unanswered(silence.get());
    }
    machine.spend(20);
    machine.effect(what, change);
    return new Answer.Done();
  }

  @Override
  public Answer writeHosts(SortedMap<NodeName, Address> hosts) {
    return write("hosts file", () -> machine.disks().hosts = Ordered.copy(hosts));
  }

  @Override
  public Answer writeFirewall(SortedSet<Address> nodes) {
    return write("firewall", () -> machine.disks().firewall = Optional.of(Ordered.copy(nodes)));
  }

  @Override
  public Answer removeFirewall() {
    return write("firewall", () -> machine.disks().firewall = Optional.empty());
  }

  @Override
  public Answer keepGlusterd() {
    return write(
        "unit of glusterd", () -> machine.disks().glusterdUnit = HostSeen.GlusterdUnit.KEPT);
  }

  @Override
  public Answer equip(Equipment equipment) {
    return write(
        "certificates", () -> machine.disks().equipment = Optional.of(equipment.content()));
  }

  @Override
  public Answer alignGroup(GroupId group) {
    return write("group", () -> machine.disks().group = group);
  }

  /** First the marker, then the directory: one without a marker is never ours. */
  @Override
  public Answer makeBrick(VolumeName volume, BrickPlace place) {
    BrickFiles.Root root = machine.bricks().roots().get(volume);
    BrickId marker = root == null ? null : root.markers().get(place.number());
    boolean directory = root != null && root.bricks().containsKey(place.number());
    boolean anothers = marker == null ? directory : !marker.equals(place.id());
    if (anothers) {
      return new Answer.Refused(place.path() + " is there, and is not " + place.id());
    }
    if (!machine.unmounted().isEmpty()) {
      return new Answer.Refused("the disk of " + place.path() + " is not mounted");
    }
    Answer marked =
        write(
            "marker of " + place.path(),
            () -> machine.keepBricks(machine.bricks().marked(volume, place)));
    return directory || !(marked instanceof Answer.Done)
        ? marked
        : write("directory " + place.path(), () -> makeDirectory(volume, place));
  }

  private void makeDirectory(VolumeName volume, BrickPlace place) {
    machine.keepBricks(machine.bricks().with(volume, place, BrickFiles.Directory.EMPTY));
  }

  @Override
  public Answer mount(
      VolumeName volume, HostPath point, Mount.Source source, List<NodeName> servers) {
    MountUnit unit = new MountUnit(volume, source, List.copyOf(servers));
    Optional<MountUnit> there = mounts.at(point);
    if (there.isPresent() && !there.get().source().equals(source)) {
      return new Answer.Refused(there.get().source() + " is mounted at " + point);
    }
    Answer kept = write("unit for " + point, () -> keep(point, unit));
    if (!(kept instanceof Answer.Done)) {
      return kept;
    }
    if (!mounts.isThere(unit)) {
      machine.spend(10_000);
      return new Answer.Unanswered("the mount at " + point + " did not come up in time");
    }
    return write("mount at " + point, () -> mounts.mount(point, unit));
  }

  private void keep(HostPath point, MountUnit unit) {
    TreeMap<HostPath, MountUnit> more = new TreeMap<>(machine.disks().units);
    more.put(point, unit);
    machine.disks().units = Ordered.copy(more);
  }

  @Override
  public Answer makeTree(HostPath point, VolumeSpec.Tree tree) {
    Optional<MountUnit> unit = mounts.at(point);
    if (unit.isEmpty()) {
      return new Answer.Refused("nothing is mounted at " + point);
    }
    if (!mounts.isThere(unit.get())) {
      return new Answer.Unanswered(point + " does not answer");
    }
    return write("tree in " + point, () -> mounts.makeTree(unit.get()));
  }
}
