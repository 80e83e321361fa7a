package org.personalcontainers.lab.sim.world;

import java.util.Map;
import java.util.TreeMap;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.SwarmNodeId;

/** The time of one leader of one swarm. What it decided stands in its own copy, on its disk. */
final class Reign {
  private final Machine leader;
  private final Map<SwarmNodeId, Contact> contacts = new TreeMap<>();
  private final Map<SwarmNodeId, Long> confirmed = new TreeMap<>();
  private Chores chores = Chores.NONE;

  /** Whether roles are still to be followed by places in Raft. */
  private enum Chores {
    NONE,
    SCHEDULED
  }

  /** Whether the leader hears from a member. */
  static final class Contact {
    private Sound sound;
    private long changes;

    enum Sound {
      HEARD,
      SILENT
    }

    Contact(Sound sound) {
      this.sound = sound;
    }

    Sound sound() {
      return sound;
    }

    long change(Sound now) {
      sound = now;
      return ++changes;
    }

    boolean isStill(long change) {
      return changes == change;
    }
  }

  Reign(Machine leader) {
    this.leader = leader;
  }

  Machine leader() {
    return leader;
  }

  Map<SwarmNodeId, Contact> contacts() {
    return contacts;
  }

  /** The one who leads is a member with a copy: that is what makes it a leader. */
  Place.Raft raft() {
    if (leader.disks().place instanceof Place.Member member && member.raft().isPresent()) {
      return member.raft().get();
    }
    throw new IllegalStateException(leader.name() + " leads without a copy");
  }

  ClusterSeen seen() {
    return raft().seen();
  }

  /** The member has told this leader that it has all up to there. */
  void confirmed(SwarmNodeId id, long upTo) {
    confirmed.put(id, upTo);
  }

  /** This leader would speak to it of what it has confirmed, and does not know any more. */
  boolean hasForgotten(Place.Member member) {
    return raft().voters().contains(member.id())
        && member.raft().isPresent()
        && member.raft().get().seen().asOf() < confirmed.getOrDefault(member.id(), 0L);
  }

  boolean startChores() {
    boolean idle = chores == Chores.NONE;
    chores = Chores.SCHEDULED;
    return idle;
  }

  void endChores() {
    chores = Chores.NONE;
  }
}
