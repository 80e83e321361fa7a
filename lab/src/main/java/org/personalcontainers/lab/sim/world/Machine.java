package org.personalcontainers.lab.sim.world;

import java.time.Duration;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.personalcontainers.core.port.Docker;
import org.personalcontainers.core.port.Gluster;
import org.personalcontainers.core.port.Host;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;

/** One machine: two disks, what runs on it, and all that can be done to it. */
public final class Machine {
  private final World world;
  private final NodeName name;
  private final Address address;
  private final SimulatedDocker docker;
  private final SimulatedGluster gluster;
  private final SimulatedHost host;
  private final Dockerd dockerd;
  private final Glusterd glusterd;
  private final Mounts mounts;
  private final Blindness blindness;
  private final BrickDisk brickDisk = new BrickDisk();
  private Disks disks;
  private Power power = Power.OFF;
  private Clock clock = Clock.RIGHT;
  private long life;
  private long spent;

  private enum Power {
    ON,
    OFF
  }

  private enum Clock {
    RIGHT,
    WRONG
  }

  Machine(World world, NodeName name, Address address) {
    this.world = world;
    this.name = name;
    this.address = address;
    this.disks = Disks.asInstalled(name);
    this.blindness = new Blindness(world, this);
    this.dockerd = new Dockerd(world, this);
    this.glusterd = new Glusterd(world, this);
    this.mounts = new Mounts(world, this);
    this.docker = new SimulatedDocker(world, this);
    this.gluster = new SimulatedGluster(world, this);
    this.host = new SimulatedHost(world, this, mounts);
  }

  public NodeName name() {
    return name;
  }

  public Address address() {
    return address;
  }

  public Docker docker() {
    return docker;
  }

  public Gluster gluster() {
    return gluster;
  }

  public Host host() {
    return host;
  }

  public boolean isOn() {
    return power == Power.ON;
  }

  /** The plug is pulled: what runs is gone, what is on the disks stays. */
  public void powerOff() {
    power = Power.OFF;
    life++;
    spent = 0;
    blindness.end();
    dockerd.die();
    glusterd.die();
    mounts.die();
    world.changed();
  }

  /** Its daemons come up by themselves, one after the other. */
  public void boot() {
    if (isOn()) {
      throw new IllegalStateException(name + " is on already");
    }
    power = Power.ON;
    dockerd.boot();
    glusterd.boot();
    world.changed();
  }

  /** All daemons of a fresh machine are up at once: nobody is interested in its first boot. */
  void beFresh() {
    power = Power.ON;
    dockerd.up();
    glusterd.up();
  }

  /** New, empty disks, with the operating system and our packages on them. */
  public void wipe() {
    if (isOn()) {
      powerOff();
    }
    disks = Disks.asInstalled(name);
    world.changed();
  }

  /** A new, empty brick disk; the system disk stays. */
  public void wipeBrickDisk() {
    if (isOn()) {
      powerOff();
    }
    disks.bricks = BrickFiles.NONE;
    world.changed();
  }

  /** What a person may do to it at any time, past all of ours. */
  public ByHand byHand() {
    return new ByHand(world, this);
  }

  public Snapshot snapshot() {
    return new Snapshot(disks);
  }

  /** Puts old disks back. */
  public void rewind(Snapshot snapshot) {
    if (isOn()) {
      powerOff();
    }
    disks = snapshot.disks();
    world.changed();
  }

  /** The brick disk is gone, or not there yet: in its place lies the bare directory. */
  public void detachBrickDisk() {
    brickDisk.detach();
    glusterd.loseBricks();
    mounts.loseDirectories();
    world.changed();
  }

  public void attachBrickDisk() {
    brickDisk.attach();
    world.changed();
  }

  /**
   * The daemon takes part in its cluster, but nobody who asks it gets an answer; what it is asked
   * to do it does when it wakes.
   */
  public void blind(Daemon daemon, Duration until) {
    blindness.blind(daemon, until.toMillis());
    world.changed();
  }

  /** From now on, whatever starts judges certificates by a wrong clock. */
  public void clockWrong() {
    clock = Clock.WRONG;
  }

  public void clockRight() {
    clock = Clock.RIGHT;
  }

  /** Docker starts anew, by a crash or by an upgrade. */
  public void restartDocker() {
    if (isOn()) {
      dockerd.restart();
    }
  }

  /** Gluster's daemon crashes. As packaged, it takes its bricks with it. */
  public void crashGlusterd() {
    if (isOn()) {
      glusterd.crash();
    }
  }

  /** A brick's process crashes: nothing restarts it. */
  public void crashBricks() {
    glusterd.loseBricks();
    world.changed();
  }

  /** The process behind a mount crashes: the mount is there, and answers nobody. */
  public void crashMount(HostPath point) {
    mounts.crash(point);
    world.changed();
  }

  /** How long the daemons took for the calls since this was last asked. */
  public Duration takeSpent() {
    Duration taken = Duration.ofMillis(spent);
    spent = 0;
    return taken;
  }

  void spend(long milliseconds) {
    spent += milliseconds;
  }

  boolean clockIsWrong() {
    return clock == Clock.WRONG;
  }

  Mounts mounts() {
    return mounts;
  }

  Blindness blindness() {
    return blindness;
  }

  Disks disks() {
    return disks;
  }

  SortedSet<HostPath> unmounted() {
    return brickDisk.unmounted();
  }

  /** What lies at the bricks' place: nothing in the bare directory below the disk. */
  BrickFiles bricks() {
    return brickDisk.isThere() ? disks.bricks : BrickFiles.NONE;
  }

  void keepBricks(BrickFiles files) {
    if (!brickDisk.isThere()) {
      throw new IllegalStateException("something was written where the disk of " + name + " lacks");
    }
    disks.bricks = files;
  }

  Dockerd dockerd() {
    return dockerd;
  }

  Glusterd glusterd() {
    return glusterd;
  }

  Set<VolumeName> mountedVolumes() {
    return mounts.volumes();
  }

  void settleMounts() {
    mounts.settle();
  }

  boolean admits(Address other) {
    return disks.firewall.isEmpty() || disks.firewall.get().contains(other);
  }

  /** The machine that answers to a name here. */
  @Nullable Machine resolve(NodeName other) {
    if (other.equals(name)) {
      return this;
    }
    Address known = disks.hosts.get(other);
    return known == null ? null : world.at(known).orElse(null);
  }

  /** An effect that outlasts a power cut. */
  void effect(String what, Runnable change) {
    blindness.strike(Interruption.Moment.BEFORE, what);
    change.run();
    world.changed();
    blindness.strike(Interruption.Moment.AFTER, what);
  }

  /** Does something later, unless the power fails before. */
  void later(long delay, Runnable deed) {
    long then = life;
    world.after(
        delay,
        () -> {
          if (life == then) {
            deed.run();
          }
        });
  }
}
