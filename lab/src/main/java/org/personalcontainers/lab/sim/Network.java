package org.personalcontainers.lab.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.personalcontainers.core.spec.NodeName;

/** Carries messages from machine to machine, late, twice, in another order, or never. */
final class Network {
  private static final long QUICKEST = 1;
  private static final long USUAL = 8;

  private final Timeline timeline;
  private final Chance chance;
  private final Strikes strikes;
  private final List<Disturbance> disturbances = new ArrayList<>();
  private final Map<Link, Long> lastArrivals = new HashMap<>();
  private Set<NodeName> island = Set.of();

  Network(Timeline timeline, Chance chance, Strikes strikes) {
    this.timeline = timeline;
    this.chance = chance;
    this.strikes = strikes;
  }

  /** One direction between two machines. */
  private record Link(NodeName from, NodeName to) {}

  /** What is wrong with the lines for a while. */
  record Disturbance(Ill ill, double share, long longest, long until) {}

  /** What may become of a message. */
  enum Ill {
    LOST(FaultKind.MESSAGE_LOST),
    DOUBLED(FaultKind.MESSAGE_DOUBLED),
    DELAYED(FaultKind.MESSAGE_DELAYED),
    REORDERED(FaultKind.MESSAGE_REORDERED);

    private final FaultKind kind;

    Ill(FaultKind kind) {
      this.kind = kind;
    }
  }

  void disturb(Disturbance disturbance) {
    disturbances.add(disturbance);
  }

  void cut(Set<NodeName> side) {
    island = new TreeSet<>(side);
  }

  void mend() {
    island = Set.of();
  }

  /** Faults stop: what is on its way still arrives as it was sent. */
  void calm() {
    disturbances.clear();
    mend();
  }

  boolean reaches(NodeName from, NodeName to) {
    return island.contains(from) == island.contains(to);
  }

  void send(NodeName from, NodeName to, Runnable arrival) {
    if (from.equals(to)) {
      timeline.after(QUICKEST, arrival);
      return;
    }
    Link link = new Link(from, to);
    long delay = chance.between(QUICKEST, USUAL);
    if (disturbances.isEmpty()) {
      carry(link, delay, arrival);
    } else {
      sendDisturbed(link, delay, arrival);
    }
  }

  private void sendDisturbed(Link link, long usual, Runnable arrival) {
    long delay = usual;
    disturbances.removeIf(d -> d.until() < timeline.now());
    for (Disturbance disturbance : disturbances) {
      if (!chance.happens(disturbance.share())) {
        continue;
      }
      switch (disturbance.ill()) {
        case LOST -> {
          strike(disturbance.ill().kind, link);
          return;
        }
        case DOUBLED -> {
          strike(disturbance.ill().kind, link);
          carry(link, usual + chance.between(1, disturbance.longest()), arrival);
        }
        case DELAYED -> {
          strike(disturbance.ill().kind, link);
          delay += chance.between(500, disturbance.longest());
        }
        case REORDERED -> delay += chance.between(1, disturbance.longest());
      }
    }
    carry(link, delay, arrival);
  }

  private void carry(Link link, long delay, Runnable arrival) {
    long due = timeline.now() + delay;
    Long last = lastArrivals.get(link);
    if (last != null && last > due + USUAL) {
      strike(FaultKind.MESSAGE_REORDERED, link);
    } else {
      lastArrivals.put(link, due);
    }
    timeline.at(due, () -> arrive(link, arrival));
  }

  private void arrive(Link link, Runnable arrival) {
    if (reaches(link.from(), link.to())) {
      arrival.run();
    }
  }

  private void strike(FaultKind kind, Link link) {
    strikes.strike(kind, link.to());
  }

  /** Writes a fault down that struck. */
  interface Strikes {
    void strike(FaultKind kind, NodeName node);
  }
}
