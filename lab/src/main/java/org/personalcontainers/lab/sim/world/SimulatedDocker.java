package org.personalcontainers.lab.sim.world;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.port.Docker;
import org.personalcontainers.core.port.JoinToken;
import org.personalcontainers.core.port.MemberChange;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.LocalNetwork;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNetwork;
import org.personalcontainers.core.status.SwarmNodeId;

/** One machine's Docker, as whoever asks it finds it. */
final class SimulatedDocker implements Docker {
  private static final String NO_LEADER = "The swarm does not have a leader";
  private static final String IN_A_SWARM = "This node is already part of a swarm";

  private final World world;
  private final Machine machine;

  SimulatedDocker(World world, Machine machine) {
    this.world = world;
    this.machine = machine;
  }

  /** Why it ends, its last words tell. */
  @Override
  public Fact<SwarmMembership> membership() {
    boolean behind = machine.dockerd().isBehind();
    Optional<String> silence = behind ? machine.blindness().silence(Daemon.DOCKER) : silence();
    return silence.isPresent() ? Fact.unknown(silence.get()) : Fact.known(place());
  }

  private SwarmMembership place() {
    if (machine.dockerd().hasClockTrouble()) {
      return new SwarmMembership.ClockTrouble("x509: certificate has expired or is not yet valid");
    }
    if (machine.dockerd().isBehind() && machine.disks().place instanceof Place.Member member) {
      return new SwarmMembership.Behind(member.id(), "tocommit is out of range");
    }
    return switch (machine.disks().place) {
      case Place.Outside outside -> new SwarmMembership.Outside();
      case Place.Joining joining -> new SwarmMembership.Pending("joins at " + joining.remote());
      case Place.Stranded(SwarmNodeId id) ->
          new SwarmMembership.Pending("no manager takes " + id + " into Raft");
      case Place.Member member ->
          new SwarmMembership.Member(
              member.id(), member.role(), reign().map(reign -> member.swarm()));
    };
  }

  private Optional<Reign> reign() {
    return world.swarms().reign(machine);
  }

  private Optional<String> silence() {
    Optional<String> silence = machine.blindness().silence(Daemon.DOCKER);
    if (silence.isPresent()) {
      return silence;
    }
    boolean waits =
        machine.disks().place instanceof Place.Member member
            && member.raft().isPresent()
            && member.raft().get().voters().size() > 1
            && reign().isEmpty()
            && machine.dockerd().isStillSilent();
    return waits || machine.dockerd().isDown() || machine.dockerd().isBehind()
        ? Optional.of("Docker on " + machine.name() + " is still starting")
        : Optional.empty();
  }

  @Override
  public Fact<ClusterSeen> cluster() {
    Optional<String> silence = silence();
    if (silence.isPresent()) {
      return Fact.unknown(silence.get());
    }
    if (machine.dockerd().serves()
        && machine.disks().place instanceof Place.Member member
        && member.raft().isPresent()) {
      boolean tells = reign().isPresent() || machine.dockerd().stillTellsWhatItKnew();
      return tells ? Fact.known(member.raft().get().seen()) : Fact.unknown(NO_LEADER);
    }
    return Fact.unknown("This node is not a swarm manager");
  }

  @Override
  public Fact<SortedMap<NetworkName, LocalNetwork>> ranges() {
    Optional<String> silence = silence();
    return silence.isPresent() ? Fact.unknown(silence.get()) : Fact.known(machine.disks().ranges);
  }

  @Override
  public Fact<JoinToken> joinToken(SwarmId swarm, Role role) {
    Optional<String> silence = silence();
    if (silence.isPresent()) {
      return Fact.unknown(silence.get());
    }
    Optional<SwarmId> mine = reign().map(reign -> reign.seen().id());
    return mine.equals(Optional.of(swarm))
        ? Fact.known(Joins.token(swarm, role))
        : Fact.unknown("no manager of swarm " + swarm + " with a leader");
  }

  @Override
  public Answer init(Address advertise, Subnet pool) {
    return fromOutside(
        () -> {
          machine.spend(710);
          machine.effect("swarm", () -> world.swarms().joins().init(machine, advertise, pool));
          return new Answer.Done();
        });
  }

  @Override
  public Answer join(Address advertise, Address remote, JoinToken token) {
    Place.Joining joining = new Place.Joining(advertise, remote, token);
    return fromOutside(
        () -> {
          machine.spend(720);
          return world.swarms().joins().join(machine, joining);
        });
  }

  private Answer fromOutside(Supplier<Answer> act) {
    return unlessSilent(
        () ->
            machine.disks().place instanceof Place.Outside
                ? act.get()
                : new Answer.Refused(IN_A_SWARM));
  }

  private Answer unlessSilent(Supplier<Answer> act) {
    Optional<String> silence = silence();
    return silence.isPresent()
        ? machine.blindness().late(Daemon.DOCKER, silence.get(), act)
        : act.get();
  }

  @Override
  public Answer leave() {
    return local(
        "left swarm",
        () -> !(machine.disks().place instanceof Place.Outside),
        () -> machine.disks().place = new Place.Outside());
  }

  @Override
  public Answer restart() {
    if (!machine.isOn()) {
      return new Answer.Unanswered(machine.name() + " is off");
    }
    machine.spend(6_400);
    machine.effect("restart of Docker", machine.dockerd()::restart);
    return new Answer.Done();
  }

  @Override
  public Answer createRange(LocalNetwork range) {
    LocalNetwork existing = machine.disks().ranges.get(range.name());
    if (existing != null && !existing.equals(range)) {
      return new Answer.Refused("network with name " + range.name() + " already exists");
    }
    return local("range " + range.name(), () -> existing == null, () -> keep(range));
  }

  private void keep(LocalNetwork range) {
    TreeMap<NetworkName, LocalNetwork> more = new TreeMap<>(machine.disks().ranges);
    more.put(range.name(), range);
    machine.disks().ranges = Ordered.copy(more);
  }

  private Answer local(String what, BooleanSupplier needed, Runnable change) {
    return unlessSilent(
        () -> {
          machine.spend(130);
          if (needed.getAsBoolean()) {
            machine.effect(what, change);
          }
          return new Answer.Done();
        });
  }

  @Override
  public Answer setHeartbeat(Duration heartbeat, long version) {
    return decide("heartbeat", reign -> Decision.heartbeat(reign.seen(), heartbeat, version));
  }

  @Override
  public Answer update(SwarmNodeId member, MemberChange change, long version) {
    return decide(
        "change of " + member, reign -> Decision.update(reign.raft(), member, change, version));
  }

  @Override
  public Answer remove(SwarmNodeId member) {
    return decide("removal of " + member, reign -> Decision.remove(reign.raft(), member));
  }

  @Override
  public Answer create(SwarmNetwork network) {
    return decide(
        "network " + network.name(), reign -> Decision.create(reign.seen(), pool(reign), network));
  }

  @Override
  public Answer deploy(StackName name, Rendered stack) {
    return decide("stack " + name, reign -> Stacks.deploy(reign.seen(), name, stack));
  }

  @Override
  public Answer remove(StackName name) {
    return decide("end of the stack " + name, reign -> Stacks.remove(reign.seen(), name));
  }

  private Subnet pool(Reign reign) {
    return world.swarms().pool(reign.seen().id());
  }

  private Answer decide(String what, Function<Reign, Decision> judge) {
    return unlessSilent(() -> decideNow(what, judge));
  }

  private Answer decideNow(String what, Function<Reign, Decision> judge) {
    machine.spend(50);
    Optional<Reign> reign = reign();
    if (reign.isEmpty()) {
      return new Answer.Unanswered(NO_LEADER);
    }
    return switch (judge.apply(reign.get())) {
      case Decision.Not(Answer answer) -> answer;
      case Decision.Newer(ClusterSeen newer) -> {
        machine.effect(what, () -> world.swarms().decide(reign.get(), seen -> newer));
        yield new Answer.Done();
      }
    };
  }
}
