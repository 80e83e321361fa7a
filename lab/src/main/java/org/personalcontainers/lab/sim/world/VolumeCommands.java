package org.personalcontainers.lab.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.VolumeId;
import org.personalcontainers.lab.sim.world.GlusterFiles.Definition;
import org.personalcontainers.lab.sim.world.GlusterFiles.Part;

/** What a Gluster daemon does to volumes, together with all its friends that are connected. */
final class VolumeCommands {
  private static final long LOCK = 10_000;

  private final World world;
  private final Machine machine;
  private final Transaction transaction;
  private final Claims claims;

  VolumeCommands(World world, Machine machine) {
    this.world = world;
    this.machine = machine;
    this.transaction = new Transaction(world, machine);
    this.claims = new Claims(machine);
  }

  private Answer unhindered(long lasts, Supplier<Answer> act) {
    return transaction.obstacle().orElseGet(() -> alone(lasts, act));
  }

  /** Who dies in the middle of it leaves the others locked for a while. */
  private Answer alone(long lasts, Supplier<Answer> act) {
    transaction.hold(LOCK);
    Answer answer = act.get();
    transaction.occupy(lasts);
    return answer;
  }

  Answer create(
      VolumeName name, List<BrickPlace> places, int arbiters, SortedMap<String, String> options) {
    return unhindered(
        380,
        () -> {
          if (machine.disks().gluster.volumes().containsKey(name)) {
            return new Answer.Refused("Volume " + name + " already exists");
          }
          Optional<Answer> unseen = unseen(machine, places);
          return unseen.orElseGet(() -> claimAndCreate(name, places, arbiters, options));
        });
  }

  private Optional<Answer> unseen(Machine from, List<BrickPlace> places) {
    return places.stream()
        .filter(place -> !transaction.sees(from, place.node()))
        .findFirst()
        .map(
            place -> new Answer.Refused(from.name() + ": Host " + place.node() + " not connected"));
  }

  /**
   * Every member checks and claims its own bricks, one after the other: where one of them says no,
   * the bricks before it stay claimed.
   */
  private Answer claimAndCreate(
      VolumeName name, List<BrickPlace> places, int arbiters, SortedMap<String, String> options) {
    VolumeId id = new VolumeId(world.identity("volume"));
    Definition definition =
        new Definition(
            id, 1, GlusterVolume.State.CREATED, arbiters, parts(places), new TreeMap<>());
    List<Machine> members = new ArrayList<>(transaction.participants());
    members.addFirst(machine);
    for (Machine member : members) {
      Optional<Answer> no =
          unseen(member, places)
              .or(() -> claims.claim(member, name, definition, definition.parts()));
      if (no.isPresent()) {
        return no.get();
      }
    }
    commit("volume " + name, name, definition);
    if (!options.isEmpty()) {
      commit("options of " + name, name, definition.with(options));
    }
    return new Answer.Done();
  }

  private List<Part> parts(List<BrickPlace> places) {
    return places.stream().map(place -> Part.at(peer(place), place)).toList();
  }

  private PeerId peer(BrickPlace place) {
    return Transaction.peer(machine, place.node())
        .orElseThrow(() -> new IllegalStateException(place.node() + " was seen a moment ago"));
  }

  /** First here, then on the friends: whoever misses it learns of it when next greeted. */
  private void commit(String what, VolumeName name, Definition definition) {
    List<Machine> friends = transaction.participants();
    machine.effect(what, () -> keep(machine, name, definition));
    for (Machine friend : friends) {
      machine.effect(what + " on " + friend.name(), () -> keep(friend, name, definition));
    }
  }

  private static void keep(Machine member, VolumeName name, Definition definition) {
    member.disks().gluster = member.disks().gluster.with(name, definition);
    member.glusterd().stopStrayBricks();
    member.glusterd().startBricks();
  }

  Answer set(VolumeName name, Definition definition, SortedMap<String, String> options) {
    return unhindered(
        220,
        () -> {
          if (definition.options().entrySet().containsAll(options.entrySet())) {
            return new Answer.Done();
          }
          commit("options of " + name, name, definition.with(options));
          return new Answer.Done();
        });
  }

  Answer start(VolumeName name, Definition definition) {
    return unhindered(
        definition.state() == GlusterVolume.State.STARTED ? 300 : 2_550,
        () -> {
          boolean started = definition.state() == GlusterVolume.State.STARTED;
          if (started) {
            startDeadBricks(name);
          } else {
            commit("start of " + name, name, definition.started());
          }
          return new Answer.Done();
        });
  }

  Answer stop(VolumeName name) {
    Definition definition = machine.disks().gluster.volumes().get(name);
    if (definition == null || definition.state() != GlusterVolume.State.STARTED) {
      return new Answer.Refused("Volume " + name + " is not in the started state");
    }
    return unhindered(
        500,
        () -> {
          commit("stop of " + name, name, definition.stopped());
          return new Answer.Done();
        });
  }

  private void startDeadBricks(VolumeName name) {
    machine.effect(
        "bricks of " + name,
        () -> {
          machine.glusterd().startBricks();
          transaction.participants().forEach(friend -> friend.glusterd().startBricks());
        });
  }

  Answer replace(VolumeName name, Definition definition, BrickPlace old, BrickPlace fresh) {
    return unhindered(
        3_400,
        () -> {
          Optional<Part> leaving =
              definition.parts().stream().filter(part -> part.place().equals(old)).findFirst();
          if (leaving.isEmpty()) {
            return new Answer.Refused(
                "brick: " + old.node() + ":" + old.path() + " does not exist in volume: " + name);
          }
          return unseen(machine, List.of(fresh))
              .orElseGet(() -> exchange(name, definition, leaving.get(), fresh));
        });
  }

  private Answer exchange(VolumeName name, Definition definition, Part old, BrickPlace fresh) {
    Machine host = machine.resolve(fresh.node());
    if (host == null) {
      return new Answer.Refused("Host " + fresh.node() + " not connected");
    }
    Part part = Part.at(peer(fresh), fresh);
    Definition next = definition.with(old, part);
    Optional<Answer> no = claims.claim(host, name, next, List.of(part));
    if (no.isPresent()) {
      return no.get();
    }
    commit("brick of " + name, name, next);
    return new Answer.Done();
  }

  Answer heal(VolumeName name, Definition definition) {
    return unhindered(
        110,
        () -> {
          if (definition.state() != GlusterVolume.State.STARTED) {
            return new Answer.Refused("Volume " + name + " is not started.");
          }
          if (definition.parts().size() == 1) {
            return new Answer.Refused(
                "This command is supported for only volumes of replicate/disperse type.");
          }
          world.contents().healNow(definition);
          return new Answer.Done();
        });
  }
}
