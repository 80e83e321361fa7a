package org.personalcontainers.lab.sim.world;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.PeerId;

/** A running Gluster daemon and the bricks that it started, apart from what is on disk. */
final class Glusterd {
  private static final long BOOT = 3_000;
  private static final long RESTART = 2_000;

  /** As packaged, systemd waits that long before it starts a crashed one. */
  private static final long SLOW_RESTART = 63_000;

  private final World world;
  private final Machine machine;
  private final Map<PeerId, Link> links = new TreeMap<>();
  private final Set<PeerId> friends = new TreeSet<>();
  private final Set<HostPath> bricks = new TreeSet<>();
  private State state = State.DOWN;
  private Company company = Company.NONE_YET;
  private long starts;
  private long busyUntil;

  private enum State {
    DOWN,
    UP
  }

  private enum Company {
    NONE_YET,
    MET_A_PEER
  }

  /** The connection to one peer: what is so, and what this daemon holds it for. */
  static final class Link {
    private Line shown = Line.DOWN;
    private Line real = Line.DOWN;
    private long changes;

    enum Line {
      UP,
      DOWN
    }

    Line shown() {
      return shown;
    }

    Line real() {
      return real;
    }

    long change(Line now) {
      real = now;
      return ++changes;
    }

    boolean isStill(long change) {
      return changes == change;
    }

    void show(Line now) {
      shown = now;
    }

    /** Its daemon has not noticed yet that nobody is at the other end. */
    boolean hangs() {
      return shown == Line.UP && real == Line.DOWN;
    }
  }

  Glusterd(World world, Machine machine) {
    this.world = world;
    this.machine = machine;
  }

  void boot() {
    startLater(BOOT);
  }

  private void startLater(long delay) {
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

  /** A daemon without an identity makes one for itself. */
  void up() {
    state = State.UP;
    company = Company.NONE_YET;
    if (machine.disks().gluster.equals(GlusterFiles.NONE)) {
      machine.disks().gluster =
          GlusterFiles.NONE.as(new PeerId(world.identity("peer-of-" + machine.name())));
    }
    if (machine.disks().gluster.peers().isEmpty()) {
      startBricks();
    }
  }

  void die() {
    stop();
    bricks.clear();
  }

  private void stop() {
    starts++;
    state = State.DOWN;
    links.clear();
    friends.clear();
    busyUntil = 0;
  }

  void crash() {
    stop();
    boolean kept = machine.disks().glusterdUnit == HostSeen.GlusterdUnit.KEPT;
    if (!kept) {
      bricks.clear();
    }
    startLater(kept ? RESTART : SLOW_RESTART);
    world.changed();
  }

  void restart() {
    stop();
    up();
  }

  boolean isUp() {
    return state == State.UP && machine.isOn();
  }

  Link link(PeerId peer) {
    return links.computeIfAbsent(peer, p -> new Link());
  }

  void forgetLinksBut(Set<PeerId> peers) {
    links.keySet().retainAll(peers);
  }

  boolean hangs() {
    return links.values().stream().anyMatch(Link::hangs);
  }

  /** Whom it was friends with since it started. */
  void befriend(PeerId peer) {
    friends.add(peer);
  }

  boolean wasFriendOf(PeerId peer) {
    return friends.contains(peer);
  }

  /** Alone after a boot, a daemon starts no bricks: it waits for somebody who knows better. */
  void meetPeer() {
    if (company == Company.NONE_YET) {
      company = Company.MET_A_PEER;
      startBricks();
    }
  }

  /** Those of started volumes whose directories bear the volume's mark. */
  void startBricks() {
    GlusterFiles files = machine.disks().gluster;
    files
        .volumes()
        .forEach(
            (name, definition) -> {
              if (definition.state() == GlusterVolume.State.STARTED) {
                for (GlusterFiles.Part part : definition.parts()) {
                  if (part.host().equals(files.self()) && bears(name, definition, part)) {
                    bricks.add(part.path());
                  }
                }
              }
            });
  }

  private boolean bears(
      VolumeName name, GlusterFiles.Definition definition, GlusterFiles.Part part) {
    BrickFiles.Directory directory = machine.bricks().directory(name, part.place().number());
    return directory != null
        && directory.content().equals(new BrickContent.Claimed(definition.id()));
  }

  /** Bricks that no started volume has any more end. */
  void stopStrayBricks() {
    GlusterFiles files = machine.disks().gluster;
    Set<HostPath> mine = new TreeSet<>();
    for (GlusterFiles.Definition definition : files.volumes().values()) {
      if (definition.state() != GlusterVolume.State.STARTED) {
        continue;
      }
      for (GlusterFiles.Part part : definition.parts()) {
        if (part.host().equals(files.self())) {
          mine.add(part.path());
        }
      }
    }
    bricks.retainAll(mine);
  }

  void loseBricks() {
    bricks.clear();
  }

  boolean serves(HostPath path) {
    return machine.isOn() && bricks.contains(path);
  }

  boolean isBusy() {
    return busyUntil > world.time();
  }

  void beBusy(long milliseconds) {
    busyUntil = world.time() + milliseconds;
    world.changed();
    world.after(milliseconds, world::changed);
  }
}
