package org.personalcontainers.lab.sim.world;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.VolumeId;

/** All machines, the lines between them, and the time. For one thread. */
public final class World {
  private final Interruption interruption;
  private final Timers timers = new Timers();
  private final TreeMap<NodeName, Machine> machines = new TreeMap<>();
  private final Set<Line> cuts = new HashSet<>();
  private final Swarms swarms = new Swarms(this);
  private final Pools pools = new Pools(this);
  private final Contents contents = new Contents(this);
  private long identities;
  private long changes;
  private Settling settling = Settling.IDLE;

  private enum Settling {
    IDLE,
    AT_WORK,
    /** Something changed meanwhile. */
    AGAIN
  }

  /** The way between two machines, in both directions. */
  private record Line(NodeName one, NodeName other) {
    static Line between(NodeName one, NodeName other) {
      return one.compareTo(other) < 0 ? new Line(one, other) : new Line(other, one);
    }
  }

  public World(Interruption interruption) {
    this.interruption = interruption;
  }

  /** A fresh machine with our packages, running. */
  public Machine add(NodeName name, Address address) {
    Machine machine = new Machine(this, name, address);
    machines.put(name, machine);
    machine.beFresh();
    changed();
    return machine;
  }

  public Machine machine(NodeName name) {
    return Objects.requireNonNull(machines.get(name), () -> "there is no machine " + name);
  }

  public SortedMap<NodeName, Machine> machines() {
    return Collections.unmodifiableSortedMap(machines);
  }

  public Duration now() {
    return Duration.ofMillis(timers.now());
  }

  public void advance(Duration by) {
    advanceTo(now().plus(by));
  }

  /** Everything that is due by then happens, in its order. */
  public void advanceTo(Duration then) {
    timers.runUntil(then.toMillis());
  }

  public void cut(NodeName one, NodeName other) {
    cuts.add(Line.between(one, other));
    changed();
  }

  public void mend(NodeName one, NodeName other) {
    cuts.remove(Line.between(one, other));
    changed();
  }

  public void mendAll() {
    cuts.clear();
    changed();
  }

  /** Volumes of which no disk holds any more what was written to them: it must stay empty. */
  public Set<VolumeId> lost() {
    return contents.lost();
  }

  /** Whether what was last written to some volume is on that machine's disks only. */
  public boolean holdsLastCopy(NodeName name) {
    return contents.lastCopies().contains(machine(name));
  }

  /** Whether those who vote in its swarm still have a majority without that machine. */
  public boolean swarmBearsLossOf(NodeName name) {
    return swarms.bearsLossOf(machine(name));
  }

  boolean connected(Machine one, Machine other) {
    return one == other
        ? one.isOn()
        : one.isOn()
            && other.isOn()
            && (cuts.isEmpty() || !cuts.contains(Line.between(one.name(), other.name())))
            && one.admits(other.address())
            && other.admits(one.address());
  }

  Collection<Machine> all() {
    return machines.values();
  }

  Optional<Machine> at(Address address) {
    for (Machine machine : machines.values()) {
      if (machine.address().equals(address)) {
        return Optional.of(machine);
      }
    }
    return Optional.empty();
  }

  Optional<Machine> find(NodeName name) {
    return Optional.ofNullable(machines.get(name));
  }

  Interruption interruption() {
    return interruption;
  }

  Swarms swarms() {
    return swarms;
  }

  Pools pools() {
    return pools;
  }

  Contents contents() {
    return contents;
  }

  long time() {
    return timers.now();
  }

  void after(long delay, Runnable deed) {
    timers.after(delay, deed);
  }

  String identity(String kind) {
    identities++;
    return kind + "-" + identities;
  }

  /** Grows with every change: what was computed at the same number still holds. */
  public long changes() {
    return changes;
  }

  /** Whoever is concerned by a change takes note of it, until nothing follows from it any more. */
  void changed() {
    changes++;
    if (settling != Settling.IDLE) {
      settling = Settling.AGAIN;
      return;
    }
    do {
      settling = Settling.AT_WORK;
      swarms.settle();
      pools.settle();
      contents.settle();
      machines.values().forEach(Machine::settleMounts);
    } while (settling == Settling.AGAIN);
    settling = Settling.IDLE;
  }
}
