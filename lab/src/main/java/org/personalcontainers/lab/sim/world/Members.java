package org.personalcontainers.lab.sim.world;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.status.SwarmNode.State;
import org.personalcontainers.core.status.SwarmNodeId;
import org.personalcontainers.lab.sim.world.Reign.Contact;
import org.personalcontainers.lab.sim.world.Reign.Contact.Sound;

/** How a swarm's leader learns of its members, and how they learn of their roles. */
final class Members {
  private static final long ANSWER = 1_000;
  private static final int BEATS = 3;
  private static final int BEATS_OF_GRACE = 6;

  private final World world;
  private final Swarms swarms;

  Members(World world, Swarms swarms) {
    this.world = world;
    this.swarms = swarms;
  }

  /** Nobody knows yet who is there. */
  void takeOver(Reign reign) {
    swarms.decide(
        reign,
        seen -> {
          ClusterSeen unsure = seen;
          for (SwarmNodeId id : seen.nodes().keySet()) {
            unsure = changed(unsure, id, node -> with(node, State.UNKNOWN));
          }
          return unsure;
        });
  }

  void settle(Reign reign) {
    ClusterSeen seen = reign.seen();
    Map<SwarmNodeId, Contact> contacts = reign.contacts();
    contacts.keySet().retainAll(seen.nodes().keySet());
    for (SwarmNodeId id : seen.nodes().keySet()) {
      Sound sound = sound(reign, id);
      Contact contact = contacts.get(id);
      if (contact == null) {
        Contact first = new Contact(sound);
        contacts.put(id, first);
        note(reign, id, first, sound, BEATS_OF_GRACE);
      } else if (contact.sound() != sound) {
        note(reign, id, contact, sound, BEATS);
      }
    }
    if (hasChores(reign) && reign.startChores()) {
      world.after(ANSWER, () -> doChores(reign));
    }
  }

  private Sound sound(Reign reign, SwarmNodeId id) {
    Optional<Machine> machine = machine(id).filter(there -> there.dockerd().serves());
    if (machine.isEmpty() || asksItself(reign, machine.get())) {
      return Sound.SILENT;
    }
    if (world.connected(reign.leader(), machine.get())) {
      return Sound.HEARD;
    }
    boolean heard =
        swarms.followers(reign).stream()
            .anyMatch(manager -> world.connected(manager, machine.get()));
    return heard ? Sound.HEARD : Sound.SILENT;
  }

  /**
   * Where a manager runs, its node asks that one and nobody else: another leader, of an old image,
   * can neither count on it nor change its role, unless it tells that manager that it was taken out
   * of Raft.
   */
  private boolean asksItself(Reign reign, Machine machine) {
    return member(machine)
        .filter(member -> member.raft().isPresent())
        .filter(member -> !reign.raft().wasTakenOut(member.id()))
        .filter(member -> !swarms.followers(reign).contains(machine))
        .isPresent();
  }

  private Optional<Machine> machine(SwarmNodeId id) {
    for (Machine machine : world.all()) {
      if (machine.disks().place instanceof Place.Member member && member.id().equals(id)) {
        return Optional.of(machine);
      }
    }
    return Optional.empty();
  }

  /** Whom this leader never heard gets more time than whom it hears no more. */
  private void note(Reign reign, SwarmNodeId id, Contact contact, Sound sound, int beats) {
    long change = contact.change(sound);
    State next = sound == Sound.HEARD ? State.READY : State.DOWN;
    long delay = sound == Sound.HEARD ? ANSWER : beats * reign.seen().heartbeat().toMillis();
    world.after(
        delay,
        () -> {
          boolean lasts = contact.isStill(change) && reign.contacts().get(id) == contact;
          if (lasts && swarms.reign(reign.leader()).equals(Optional.of(reign))) {
            report(reign, id, next);
          }
        });
  }

  private void report(Reign reign, SwarmNodeId id, State state) {
    SwarmNode node = reign.seen().nodes().get(id);
    if (node != null && node.state() != state) {
      swarms.decide(reign, seen -> changed(seen, id, n -> with(n, state)));
    }
  }

  private boolean hasChores(Reign reign) {
    return reign.seen().nodes().values().stream().anyMatch(node -> isChore(reign, node))
        || reign.raft().voters().stream().anyMatch(id -> !reign.seen().nodes().containsKey(id));
  }

  /** A role that its node does not have yet. */
  private boolean isChore(Reign reign, SwarmNode node) {
    boolean votes = reign.raft().voters().contains(node.id());
    boolean mayVote = node.role() == Role.MANAGER;
    boolean heard = isHeard(reign, node.id());
    if (votes != mayVote) {
      return votes ? isSpare(reign, node.id()) : heard;
    }
    return heard
        && machine(node.id())
            .flatMap(Members::member)
            .filter(m -> m.role() != node.role())
            .isPresent();
  }

  private static Optional<Place.Member> member(Machine machine) {
    return machine.disks().place instanceof Place.Member member
        ? Optional.of(member)
        : Optional.empty();
  }

  private static boolean isHeard(Reign reign, SwarmNodeId id) {
    Contact contact = reign.contacts().get(id);
    return contact != null && contact.sound() == Sound.HEARD;
  }

  /** Whether Raft keeps a majority of those who are there without it. */
  private boolean isSpare(Reign reign, SwarmNodeId id) {
    int left = reign.raft().voters().size() - 1;
    long there =
        swarms.followers(reign).stream()
            .filter(
                machine ->
                    !(machine.disks().place instanceof Place.Member member)
                        || !member.id().equals(id))
            .count();
    return there * 2 > left;
  }

  private void doChores(Reign reign) {
    reign.endChores();
    if (!swarms.reign(reign.leader()).equals(Optional.of(reign))) {
      return;
    }
    for (SwarmNode node : reign.seen().nodes().values()) {
      boolean stillLeads = swarms.reign(reign.leader()).equals(Optional.of(reign));
      if (stillLeads && isChore(reign, node)) {
        follow(reign, node);
      }
    }
    world.changed();
  }

  private void follow(Reign reign, SwarmNode node) {
    switch (node.role()) {
      case MANAGER -> letVote(reign, node.id());
      case WORKER -> letNotVote(reign, node.id());
    }
  }

  void letVote(Reign reign, SwarmNodeId id) {
    machine(id).ifPresent(machine -> letVote(reign, id, machine));
  }

  private void letVote(Reign reign, SwarmNodeId id, Machine machine) {
    if (!(machine.disks().place instanceof Place.Member member)) {
      return;
    }
    Place.Raft raft = reign.raft();
    if (raft.struckOut().contains(id)) {
      machine.disks().place = new Place.Stranded(id);
      return;
    }
    Place.Raft wider = raft.takingIn(id);
    machine.disks().place = new Place.Member(id, member.swarm(), Role.MANAGER, Optional.of(wider));
    swarms.keep(reign, wider);
  }

  private void letNotVote(Reign reign, SwarmNodeId id) {
    Place.Raft raft = reign.raft();
    boolean heard = isHeard(reign, id);
    if (raft.voters().contains(id)) {
      swarms.keep(reign, heard ? raft.releasing(id) : raft.strikingOut(id));
    }
    if (heard) {
      machine(id).ifPresent(machine -> makeWorker(machine, id));
    }
  }

  private static void makeWorker(Machine machine, SwarmNodeId id) {
    if (machine.disks().place instanceof Place.Member member) {
      machine.disks().place = new Place.Member(id, member.swarm(), Role.WORKER, Optional.empty());
    }
  }

  /** The same cluster with one member changed: its version is the number of the change. */
  static ClusterSeen changed(ClusterSeen seen, SwarmNodeId id, UnaryOperator<SwarmNode> change) {
    SwarmNode node = seen.nodes().get(id);
    if (node == null) {
      return seen;
    }
    long number = seen.asOf() + 1;
    return seen.withNode(versioned(change.apply(node), number));
  }

  static SwarmNode versioned(SwarmNode node, long version) {
    return new SwarmNode(
        node.id(),
        node.hostname(),
        node.address(),
        node.role(),
        node.availability(),
        node.labels(),
        node.state(),
        version);
  }

  static SwarmNode with(SwarmNode node, State state) {
    return new SwarmNode(
        node.id(),
        node.hostname(),
        node.address(),
        node.role(),
        node.availability(),
        node.labels(),
        state,
        node.version());
  }
}
