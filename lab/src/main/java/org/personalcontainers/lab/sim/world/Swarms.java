package org.personalcontainers.lab.sim.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmNodeId;

/** Who leads which swarm, and how what it decides reaches its managers' disks. */
final class Swarms {
  private static final long ELECTION = 10_000;
  private static final long ALONE = 1_000;

  private final World world;
  private final Members members;
  private final Joins joins;
  private final List<Reign> reigns = new ArrayList<>();
  private final Set<SwarmId> elections = new HashSet<>();
  private final Map<SwarmId, Subnet> pools = new HashMap<>();

  Swarms(World world) {
    this.world = world;
    this.members = new Members(world, this);
    this.joins = new Joins(world, this);
  }

  /** The leader whom this manager follows, itself or another one. */
  Optional<Reign> reign(Machine manager) {
    for (Reign reign : reigns) {
      if (reign.leader() == manager || follows(reign.leader(), manager)) {
        return Optional.of(reign);
      }
    }
    return Optional.empty();
  }

  /** A swarm of one. */
  void found(Machine machine, SwarmId swarm, Subnet pool) {
    pools.put(swarm, pool);
    reigns.add(new Reign(machine));
  }

  /** Out of which networks without a subnet get theirs: chosen once, for good. */
  Subnet pool(SwarmId swarm) {
    return Objects.requireNonNull(pools.get(swarm));
  }

  /** Decides something: from now on it stands on the disks of all managers that follow. */
  void decide(Reign reign, UnaryOperator<ClusterSeen> change) {
    keep(reign, reign.raft().with(change.apply(reign.seen())));
  }

  void keep(Reign reign, Place.Raft newer) {
    List<Machine> followers = followers(reign);
    followers.forEach(follower -> keepOn(reign, follower, newer));
    world.changed();
  }

  private static void keepOn(Reign reign, Machine machine, Place.Raft raft) {
    if (machine.disks().place instanceof Place.Member member) {
      if (!member.raft().equals(Optional.of(raft))) {
        machine.disks().place = member.with(raft);
      }
      reign.confirmed(member.id(), raft.seen().asOf());
    }
  }

  List<Machine> followers(Reign reign) {
    List<Machine> followers = new ArrayList<>();
    for (Machine machine : world.all()) {
      if (machine == reign.leader() || follows(reign.leader(), machine)) {
        followers.add(machine);
      }
    }
    return followers;
  }

  void settle() {
    reigns.removeIf(reign -> !isVoter(reign.leader()) || !hasMajority(reign.leader()));
    world.all().forEach(machine -> machine.dockerd().heed(hasForgotten(machine)));
    for (Reign reign : List.copyOf(reigns)) {
      catchUp(reign);
      members.settle(reign);
    }
    world.all().forEach(this::standForElection);
    world.all().forEach(machine -> machine.dockerd().note(reign(machine)));
    world.all().forEach(joins::retry);
  }

  /** Put back from an old disk, while the one whom it answered still leads, and reaches it. */
  private boolean hasForgotten(Machine machine) {
    return machine.disks().place instanceof Place.Member member
        && reigns.stream()
            .filter(reign -> reign.seen().id().equals(member.swarm()))
            .filter(reign -> world.connected(reign.leader(), machine))
            .anyMatch(reign -> reign.hasForgotten(member));
  }

  private void catchUp(Reign reign) {
    Place.Raft raft = reign.raft();
    followers(reign).forEach(follower -> keepOn(reign, follower, raft));
  }

  private void standForElection(Machine machine) {
    if (!isVoter(machine) || reign(machine).isPresent() || !mayWin(machine)) {
      return;
    }
    SwarmId swarm = raft(machine).seen().id();
    if (elections.add(swarm)) {
      long lasts = raft(machine).voters().size() == 1 ? ALONE : ELECTION;
      world.after(lasts, () -> elect(swarm));
    }
  }

  private void elect(SwarmId swarm) {
    elections.remove(swarm);
    Optional<Machine> best =
        world.all().stream()
            .filter(this::isVoter)
            .filter(machine -> raft(machine).seen().id().equals(swarm))
            .filter(machine -> reign(machine).isEmpty() && mayWin(machine))
            .max(
                Comparator.comparingLong((Machine machine) -> raft(machine).seen().asOf())
                    .thenComparing(Machine::name, Comparator.reverseOrder()));
    best.ifPresent(this::enthrone);
    world.changed();
  }

  private void enthrone(Machine machine) {
    Reign reign = new Reign(machine);
    reigns.add(reign);
    catchUp(reign);
    members.takeOver(reign);
  }

  boolean bearsLossOf(Machine lost) {
    if (!(lost.disks().place instanceof Place.Member member) || member.raft().isEmpty()) {
      return true;
    }
    return world.all().stream().anyMatch(other -> other != lost && leadsWithout(other, lost));
  }

  private boolean leadsWithout(Machine machine, Machine lost) {
    if (!isVoter(machine)) {
      return false;
    }
    long reached =
        world.all().stream()
            .filter(other -> other != lost)
            .filter(other -> other == machine || (isVoter(other) && mutual(machine, other)))
            .count();
    return reached * 2 > raft(machine).voters().size();
  }

  private boolean hasMajority(Machine machine) {
    int reached = 0;
    for (Machine other : world.all()) {
      if (other == machine || (isVoter(other) && mutual(machine, other))) {
        reached++;
      }
    }
    return reached * 2 > raft(machine).voters().size();
  }

  /** Nobody votes for a candidate whose copy is older than its own: Raft's own rule. */
  private boolean mayWin(Machine candidate) {
    int votes = 0;
    for (Machine other : world.all()) {
      boolean votesForIt = isVoter(other) && mutual(candidate, other) && !isOlder(candidate, other);
      votes += other == candidate || votesForIt ? 1 : 0;
    }
    return votes * 2 > raft(candidate).voters().size();
  }

  private static boolean isOlder(Machine one, Machine other) {
    return raft(one).seen().asOf() < raft(other).seen().asOf();
  }

  private boolean follows(Machine leader, Machine manager) {
    return isVoter(manager) && (mutual(leader, manager) || heeds(leader, manager));
  }

  /**
   * Put back from an old image it may not know who leads now: it follows all the same, unless it
   * needs nobody's vote and leads a swarm of its own.
   */
  private boolean heeds(Machine leader, Machine manager) {
    return isVoter(leader)
        && world.connected(leader, manager)
        && leader.disks().place instanceof Place.Member theirs
        && manager.disks().place instanceof Place.Member mine
        && mine.swarm().equals(theirs.swarm())
        && holdsForVoter(theirs, mine.id())
        && raft(manager).voters().size() > 1
        && isOlder(manager, leader);
  }

  private boolean isVoter(Machine machine) {
    return machine.dockerd().serves()
        && machine.disks().place instanceof Place.Member(var id, var swarm, var role, var raft)
        && raft.isPresent()
        && raft.get().voters().contains(id);
  }

  /** Two voters that reach each other and each hold the other for one. */
  private boolean mutual(Machine one, Machine other) {
    return world.connected(one, other)
        && one.disks().place instanceof Place.Member mine
        && other.disks().place instanceof Place.Member theirs
        && mine.swarm().equals(theirs.swarm())
        && holdsForVoter(mine, theirs.id())
        && holdsForVoter(theirs, mine.id());
  }

  private static boolean holdsForVoter(Place.Member member, SwarmNodeId other) {
    return member.raft().isPresent() && member.raft().get().voters().contains(other);
  }

  private static Place.Raft raft(Machine machine) {
    if (machine.disks().place instanceof Place.Member member && member.raft().isPresent()) {
      return member.raft().get();
    }
    throw new IllegalStateException(machine.name() + " is no manager");
  }

  Members members() {
    return members;
  }

  Joins joins() {
    return joins;
  }
}
