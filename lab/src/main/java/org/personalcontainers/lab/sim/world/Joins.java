package org.personalcontainers.lab.sim.world;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.port.JoinToken;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.status.SwarmNodeId;

/** How a machine gets into a swarm: at once, or one day. */
final class Joins {
  private static final long TIMEOUT = 20_000;
  private static final long AGAIN = 2_000;
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  private final World world;
  private final Swarms swarms;
  private final Set<Machine> scheduled = new HashSet<>();

  Joins(World world, Swarms swarms) {
    this.world = world;
    this.swarms = swarms;
  }

  void init(Machine machine, Address advertise, Subnet pool) {
    SwarmNodeId id = new SwarmNodeId(world.identity("member"));
    SwarmId swarm = new SwarmId(world.identity("swarm"));
    SwarmNode first = node(machine, id, advertise, Role.MANAGER, SwarmNode.State.READY);
    TreeMap<SwarmNodeId, SwarmNode> nodes = new TreeMap<>();
    nodes.put(id, Members.versioned(first, 1));
    ClusterSeen seen = new ClusterSeen(swarm, 1, HEARTBEAT, 1, nodes, new TreeMap<>());
    Place.Raft raft =
        new Place.Raft(seen, new TreeSet<>(Set.of(id)), new TreeSet<>(), new TreeSet<>());
    machine.disks().place = new Place.Member(id, swarm, Role.MANAGER, Optional.of(raft));
    swarms.found(machine, swarm, pool);
  }

  Answer join(Machine machine, Place.Joining joining) {
    if (machine.clockIsWrong()) {
      return new Answer.Refused("x509: certificate has expired or is not yet valid");
    }
    Optional<Reign> reign = reign(machine, joining);
    if (reign.isEmpty()) {
      machine.spend(TIMEOUT);
      machine.effect("pending join", () -> machine.disks().place = joining);
      return new Answer.Unanswered(
          "Timeout was reached before node joined. The attempt continues in the background");
    }
    Optional<Role> role = roleFor(joining.token(), reign.get().seen().id());
    if (role.isEmpty()) {
      return new Answer.Refused("remote CA does not match fingerprint");
    }
    complete(machine, joining.advertise(), reign.get(), role.get(), machine::effect);
    return new Answer.Done();
  }

  /** The remote's leader, where the remote has one and can be reached. */
  private Optional<Reign> reign(Machine machine, Place.Joining joining) {
    return world
        .at(joining.remote())
        .filter(remote -> world.connected(machine, remote))
        .flatMap(swarms::reign);
  }

  void retry(Machine machine) {
    if (machine.dockerd().serves()
        && machine.disks().place instanceof Place.Joining joining
        && reign(machine, joining).isPresent()
        && scheduled.add(machine)) {
      world.after(AGAIN, () -> tryAgain(machine));
    }
  }

  private void tryAgain(Machine machine) {
    scheduled.remove(machine);
    if (!machine.dockerd().serves() || !(machine.disks().place instanceof Place.Joining joining)) {
      return;
    }
    reign(machine, joining).ifPresent(reign -> joinLate(machine, joining, reign));
  }

  private void joinLate(Machine machine, Place.Joining joining, Reign reign) {
    roleFor(joining.token(), reign.seen().id())
        .ifPresent(
            role ->
                complete(
                    machine,
                    joining.advertise(),
                    reign,
                    role,
                    (what, change) -> {
                      change.run();
                      world.changed();
                    }));
  }

  private void complete(
      Machine machine,
      Address advertise,
      Reign reign,
      Role role,
      BiConsumer<String, Runnable> effect) {
    SwarmNodeId id = new SwarmNodeId(world.identity("member"));
    SwarmNode node = node(machine, id, advertise, role, SwarmNode.State.UNKNOWN);
    SwarmId swarm = reign.seen().id();
    effect.accept(
        "node in the swarm's store", () -> swarms.decide(reign, seen -> with(seen, node)));
    effect.accept(
        "swarm membership",
        () -> machine.disks().place = new Place.Member(id, swarm, role, Optional.empty()));
    if (role == Role.MANAGER) {
      effect.accept("place in Raft", () -> swarms.members().letVote(reign, id));
    }
    if (swarms.reign(reign.leader()).equals(Optional.of(reign))) {
      swarms.decide(
          reign, seen -> Members.changed(seen, id, n -> Members.with(n, SwarmNode.State.READY)));
    }
  }

  private static ClusterSeen with(ClusterSeen seen, SwarmNode node) {
    return seen.withNode(Members.versioned(node, seen.asOf() + 1));
  }

  private static SwarmNode node(
      Machine machine, SwarmNodeId id, Address advertise, Role role, SwarmNode.State state) {
    return new SwarmNode(
        id, machine.name(), advertise, role, Availability.ACTIVE, new TreeMap<>(), state, 0);
  }

  static JoinToken token(SwarmId swarm, Role role) {
    return new JoinToken("SWMTKN-1-" + swarm + "-" + role);
  }

  private static Optional<Role> roleFor(JoinToken token, SwarmId swarm) {
    for (Role role : Role.values()) {
      if (token(swarm, role).equals(token)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
