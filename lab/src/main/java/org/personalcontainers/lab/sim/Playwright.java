package org.personalcontainers.lab.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.spec.Firewall;
import org.personalcontainers.core.spec.LabelName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.sim.Happening.BadLines;
import org.personalcontainers.lab.sim.Happening.Change;
import org.personalcontainers.lab.sim.Happening.Crash;
import org.personalcontainers.lab.sim.Happening.Edge;
import org.personalcontainers.lab.sim.Network.Ill;
import org.personalcontainers.lab.sim.Script.Due;
import org.personalcontainers.lab.sim.Script.Trigger;
import org.personalcontainers.lab.sim.world.Daemon;

/** Draws what happens to a cluster in one run. */
final class Playwright {
  private static final long LONGEST = 90_000;

  private final Chance chance;
  private final List<NodeName> names;

  private Playwright(Chance chance, int size) {
    this.chance = chance;
    List<NodeName> all = new ArrayList<>();
    for (int number = 1; number <= size; number++) {
      all.add(Declarations.name(number));
    }
    this.names = List.copyOf(all);
  }

  static Script draw(Chance chance) {
    var spec = new Declarations(chance.apart()).draw();
    return new Playwright(chance.apart(), spec.nodes().size()).script(spec);
  }

  private Script script(org.personalcontainers.core.spec.ClusterSpec spec) {
    List<Due> happenings = new ArrayList<>();
    int count = chance.happens(0.05) ? 0 : chance.between(1, 9);
    for (int i = 0; i < count; i++) {
      happenings.add(due());
    }
    happenings.sort(java.util.Comparator.comparingLong(Due::time));
    long end = happenings.isEmpty() ? 0 : happenings.getLast().time() + 10_000;
    return new Script(spec, happenings, end);
  }

  /** Most of it comes while the cluster is being made, when most is in flux. */
  private Due due() {
    long time = chance.between(0, chance.happens(0.6) ? 15_000 : LONGEST);
    Trigger trigger = chance.happens(0.7) ? Trigger.AT_WORK : Trigger.AT_ONCE;
    if (chance.happens(0.15)) {
      return new Due(time, Trigger.AT_ONCE, deed());
    }
    return fault(chance.pick(List.of(FaultKind.values())), time, trigger);
  }

  private Happening deed() {
    if (chance.happens(0.3)) {
      return new Happening.Approved();
    }
    return new Happening.Edited(
        switch (chance.between(0, 5)) {
          case 0 -> new Edit.NodeAdded(Declarations.plain(names.size() + 1));
          case 1 -> new Edit.NodeRemoved(node());
          case 2 -> new Edit.Labelled(node(), new LabelName("media"), "v" + chance.between(1, 9));
          case 3 -> new Edit.Availed(node(), chance.pick(List.of(Availability.values())));
          case 4 -> new Edit.FirewallSwitched(chance.pick(List.of(Firewall.values())));
          default -> new Edit.NetworkAdded(Declarations.overlay("extra", Optional.empty()));
        });
  }

  private Due fault(FaultKind kind, long time, Trigger trigger) {
    return switch (kind) {
      case TWO_BOOTSTRAPS ->
          new Due(second(), Trigger.AT_ONCE, new Happening.SecondBootstrap(node()));
      case OLD_NODE_IMAGE ->
          new Due(time, Trigger.AT_ONCE, new Happening.OldImage(node(), back(trigger)));
      case OLD_MANAGER_IMAGE ->
          new Due(time, Trigger.AT_ONCE, new Happening.OldManagerImage(back(trigger)));
      case CRASH_BEFORE_EFFECT -> new Due(time, Trigger.AT_ONCE, crash(Edge.BEFORE));
      case CRASH_AFTER_EFFECT -> new Due(time, Trigger.AT_ONCE, crash(Edge.AFTER));
      case ORDER_OUTLIVES_LEADER ->
          new Due(time, Trigger.AT_ONCE, new Happening.LongOrders(node(), lasts()));
      case MESSAGE_LOST -> new Due(time, Trigger.AT_ONCE, lines(Ill.LOST, 8_000));
      case MESSAGE_DOUBLED -> new Due(time, Trigger.AT_ONCE, lines(Ill.DOUBLED, 8_000));
      case MESSAGE_DELAYED -> new Due(time, Trigger.AT_ONCE, lines(Ill.DELAYED, 8_000));
      case MESSAGE_REORDERED -> new Due(time, Trigger.AT_ONCE, lines(Ill.REORDERED, 800));
      case PARTITION -> new Due(time, trigger, partition());
      case POWER_CUT ->
          new Due(
              time,
              trigger,
              chance.happens(0.1)
                  ? new Happening.GoneForGood(node())
                  : new Happening.PowerCut(node(), off()));
      case POWER_CUT_ALL -> new Due(time, trigger, new Happening.PowerCutAll(off()));
      case REBOOT -> new Due(time, trigger, new Happening.Reboot(node()));
      case DISKS_WIPED -> new Due(time, trigger, new Happening.DisksWiped(node(), off()));
      case BRICKS_WIPED -> new Due(time, trigger, new Happening.BricksWiped(node(), off()));
      case BRICK_DISK_LATE ->
          new Due(time, trigger, new Happening.BrickDiskLate(node(), off(), lasts()));
      case DAEMON_SILENT ->
          new Due(
              time,
              trigger,
              new Happening.DaemonSilent(node(), chance.pick(List.of(Daemon.values())), lasts()));
      case CLOCK_TROUBLE ->
          new Due(time, trigger, new Happening.WrongClock(node(), off(), lasts()));
      case AGENT_STALLED -> new Due(time, trigger, new Happening.AgentStalled(node(), lasts()));
      case AGENT_RESTARTED -> new Due(time, trigger, new Happening.AgentRestarted(node()));
      case LEADER_KILLED -> new Due(time, trigger, new Happening.LeaderKilled());
      case LEADER_PAUSED -> new Due(time, trigger, new Happening.LeaderPaused(lasts()));
      case COMMIT_UNKNOWN -> new Due(time, trigger, new Happening.CommitsUnknown(lasts()));
      case HAND_MADE_CHANGE ->
          new Due(
              time, trigger, new Happening.HandMade(node(), chance.pick(List.of(Change.values()))));
    };
  }

  /** Half of the others come while the first one's claims are on their way. */
  private long second() {
    return chance.happens(0.5)
        ? Simulation.FIRST_BOOTSTRAP + chance.between(1L, 20L)
        : chance.between(0L, 400L);
  }

  private Happening lines(Ill ill, long longest) {
    return new BadLines(ill, chance.pick(List.of(0.05, 0.2, 0.5)), longest, lasts());
  }

  private Happening crash(Edge edge) {
    return new Crash(node(), edge, chance.between(1, 4), off());
  }

  private Happening partition() {
    TreeSet<NodeName> side = new TreeSet<>();
    for (NodeName name : names) {
      if (chance.happens(0.4)) {
        side.add(name);
      }
    }
    return new Happening.Partition(side.isEmpty() ? new TreeSet<>(List.of(node())) : side, lasts());
  }

  private NodeName node() {
    return chance.pick(names);
  }

  private long off() {
    return chance.between(2_000L, 25_000L);
  }

  private long lasts() {
    return chance.between(1_000L, 25_000L);
  }

  /** What is to come back during work is put back soon: most work is done early. */
  private Happening.Return back(Trigger trigger) {
    long age =
        switch (trigger) {
          case AT_WORK -> chance.between(500L, 12_000L);
          case AT_ONCE -> chance.between(3_000L, 40_000L);
        };
    return new Happening.Return(age, trigger, off());
  }
}
