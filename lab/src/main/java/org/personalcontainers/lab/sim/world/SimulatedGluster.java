package org.personalcontainers.lab.sim.world;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.port.Gluster;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.lab.sim.world.GlusterFiles.Definition;
import org.personalcontainers.lab.sim.world.GlusterFiles.Known;
import org.personalcontainers.lab.sim.world.GlusterFiles.Part;
import org.personalcontainers.lab.sim.world.Glusterd.Link;
import org.personalcontainers.lab.sim.world.Glusterd.Link.Line;

/** One machine's Gluster, as whoever asks it finds it. */
final class SimulatedGluster implements Gluster {
  private final World world;
  private final Machine machine;
  private final Probing probing;
  private final VolumeCommands commands;
  private final View<Fact<Pool>> pool;
  private final View<Fact<SortedMap<VolumeName, GlusterVolume>>> volumes;

  SimulatedGluster(World world, Machine machine) {
    this.world = world;
    this.machine = machine;
    this.probing = new Probing(world, machine);
    this.commands = new VolumeCommands(world, machine);
    this.pool = new View<>(world, this::lookAtPool);
    this.volumes = new View<>(world, this::lookAtVolumes);
  }

  private Optional<String> silence() {
    Optional<String> silence = machine.blindness().silence(Daemon.GLUSTER);
    return silence.isPresent() || machine.glusterd().isUp()
        ? silence
        : Optional.of("Connection failed. Please check if gluster daemon is operational.");
  }

  private GlusterFiles files() {
    return machine.disks().gluster;
  }

  @Override
  public Fact<Pool> pool() {
    return pool.now();
  }

  private Fact<Pool> lookAtPool() {
    Optional<String> silence = silence();
    if (silence.isPresent()) {
      return Fact.unknown(silence.get());
    }
    TreeMap<PeerId, Peer> peers = new TreeMap<>();
    files().peers().forEach((id, known) -> peers.put(id, peer(id, known)));
    return Fact.known(new Pool(files().self(), peers));
  }

  private Peer peer(PeerId id, Known known) {
    Link link = machine.glusterd().link(id);
    Peer.Link shown = link.shown() == Line.UP ? Peer.Link.CONNECTED : Peer.Link.DISCONNECTED;
    return new Peer(id, known.hostname().value(), shown, known.standing());
  }

  @Override
  public Fact<SortedMap<VolumeName, GlusterVolume>> volumes() {
    return volumes.now();
  }

  private Fact<SortedMap<VolumeName, GlusterVolume>> lookAtVolumes() {
    Optional<String> silence = silence();
    if (silence.isPresent()) {
      return Fact.unknown(silence.get());
    }
    if (machine.glusterd().isBusy()) {
      return Fact.unknown("Another transaction is in progress");
    }
    if (machine.glusterd().hangs() && !files().volumes().isEmpty()) {
      return Fact.unknown("volume status timed out");
    }
    TreeMap<VolumeName, GlusterVolume> seen = new TreeMap<>();
    files().volumes().forEach((name, definition) -> seen.put(name, seen(name, definition)));
    return Fact.known(Ordered.copy(seen));
  }

  private GlusterVolume seen(VolumeName name, Definition definition) {
    List<Brick> bricks =
        definition.parts().stream()
            .map(part -> new Brick(part.host(), part.path(), state(part)))
            .toList();
    return new GlusterVolume(
        name,
        definition.id(),
        definition.state(),
        definition.parts().size(),
        definition.arbiters(),
        bricks,
        definition.options(),
        world.contents().pendingHeals(machine, name, definition));
  }

  private Brick.State state(Part part) {
    Machine host = seenHost(part);
    if (host == null) {
      return Brick.State.UNSEEN;
    }
    return host.glusterd().serves(part.path()) ? Brick.State.ONLINE : Brick.State.OFFLINE;
  }

  private @Nullable Machine seenHost(Part part) {
    if (part.host().equals(files().self())) {
      return machine;
    }
    Known known = files().peers().get(part.host());
    return known == null ? null : new Transaction(world, machine).friend(part.host(), known);
  }

  @Override
  public Answer probe(NodeName peer) {
    return unlessSilent(() -> probing.probe(peer));
  }

  @Override
  public Answer restore(PeerId identity) {
    return unlessSilent(() -> probing.restore(identity));
  }

  @Override
  public Answer forget() {
    return unlessSilent(probing::forget);
  }

  @Override
  public Answer create(
      VolumeName volume, List<BrickPlace> bricks, int arbiters, SortedMap<String, String> options) {
    return unlessSilent(() -> commands.create(volume, bricks, arbiters, options));
  }

  @Override
  public Answer set(VolumeName volume, SortedMap<String, String> options) {
    return onVolume(volume, definition -> commands.set(volume, definition, options));
  }

  @Override
  public Answer start(VolumeName volume) {
    return onVolume(volume, definition -> commands.start(volume, definition));
  }

  @Override
  public Answer replace(VolumeName volume, BrickPlace old, BrickPlace fresh) {
    return onVolume(volume, definition -> commands.replace(volume, definition, old, fresh));
  }

  @Override
  public Answer heal(VolumeName volume) {
    return onVolume(volume, definition -> commands.heal(volume, definition));
  }

  private Answer onVolume(VolumeName volume, Function<Definition, Answer> act) {
    return unlessSilent(
        () -> {
          Definition definition = files().volumes().get(volume);
          return definition == null
              ? new Answer.Refused("Volume " + volume + " does not exist")
              : act.apply(definition);
        });
  }

  private Answer unlessSilent(Supplier<Answer> act) {
    Optional<String> silence = silence();
    return silence.isPresent()
        ? machine.blindness().late(Daemon.GLUSTER, silence.get(), act)
        : act.get();
  }
}
