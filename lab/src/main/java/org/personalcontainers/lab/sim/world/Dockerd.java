package org.personalcontainers.lab.sim.world;

import java.util.Optional;

/** A running Docker daemon, apart from what it has on disk. */
final class Dockerd {
  private static final long BOOT = 3_000;
  private static final long RESTART = 6_000;

  /** So long a manager that finds no leader keeps silent after its start. */
  private static final long SILENCE = 20_000;

  /** So long a manager that lost its leader goes on telling what it knew. */
  private static final long STALE_READS = 8_000;

  private final World world;
  private final Machine machine;
  private State state = State.DOWN;
  private long upSince;
  private Guidance guidance = Guidance.NEVER;
  private long ledUntil;
  private long starts;

  private enum State {
    DOWN,
    UP,
    /** It judged its certificates by a wrong clock, and takes no part in its swarm. */
    CLOCK_TROUBLE,
    /** Its leader's words end it, and it is started again and again. */
    BEHIND
  }

  /** Whether its swarm had a leader since it started. */
  private enum Guidance {
    NEVER,
    LED,
    LOST
  }

  Dockerd(World world, Machine machine) {
    this.world = world;
    this.machine = machine;
  }

  void boot() {
    upLater(BOOT);
  }

  void restart() {
    die();
    upLater(RESTART);
    world.changed();
  }

  private void upLater(long delay) {
    long mine = ++starts;
    machine.later(
        delay,
        () -> {
          if (starts == mine) {
            up();
            world.changed();
          }
        });
  }

  void up() {
    boolean judges = !(machine.disks().place instanceof Place.Outside);
    state = judges && machine.clockIsWrong() ? State.CLOCK_TROUBLE : State.UP;
    upSince = world.time();
  }

  /** What its leader would say of it counts from its start on. */
  void heed(boolean behind) {
    if (behind && state == State.UP) {
      die();
      state = State.BEHIND;
    } else if (!behind && state == State.BEHIND) {
      up();
    }
  }

  boolean isBehind() {
    return state == State.BEHIND;
  }

  void die() {
    starts++;
    state = State.DOWN;
    guidance = Guidance.NEVER;
  }

  boolean isDown() {
    return state == State.DOWN;
  }

  boolean hasClockTrouble() {
    return state == State.CLOCK_TROUBLE;
  }

  /** Whether it takes part in its swarm. */
  boolean serves() {
    return state == State.UP && machine.isOn();
  }

  void note(Optional<Reign> reign) {
    if (reign.isPresent()) {
      guidance = Guidance.LED;
    } else if (guidance == Guidance.LED) {
      guidance = Guidance.LOST;
      ledUntil = world.time();
    }
  }

  boolean stillTellsWhatItKnew() {
    return guidance == Guidance.LOST && world.time() - ledUntil < STALE_READS;
  }

  boolean isStillSilent() {
    return world.time() - upSince < SILENCE && guidance == Guidance.NEVER;
  }
}
