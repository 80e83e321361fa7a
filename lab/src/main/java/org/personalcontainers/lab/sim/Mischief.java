package org.personalcontainers.lab.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.sim.Happening.DisksWiped;
import org.personalcontainers.lab.sim.Script.Due;
import org.personalcontainers.lab.sim.Script.Trigger;
import org.personalcontainers.lab.sim.world.Snapshot;

/**
 * Does what the script says, when it is due. What would take the last copy of something is left
 * out.
 */
final class Mischief {
  private final Stage stage;
  private final Person person;
  private final Sparing sparing;
  private final List<Lurking> waiting = new ArrayList<>();
  private Mood mood = Mood.WILD;

  /** What waits for work on a node that concerns it. */
  private record Lurking(Predicate<NodeName> prey, Runnable strikes) {}

  /** Whether faults go on. */
  private enum Mood {
    WILD,
    CALM
  }

  Mischief(Stage stage, Person person) {
    this.stage = stage;
    this.person = person;
    this.sparing = new Sparing(stage);
  }

  void lay(Script script) {
    script.happenings().forEach(due -> stage.timeline().at(due.time(), () -> comes(due)));
  }

  void calm() {
    mood = Mood.CALM;
    waiting.clear();
    stage.calm();
  }

  private void comes(Due due) {
    Happening happening = due.happening();
    when(due.trigger(), worker -> concerns(happening, worker), () -> happen(happening));
  }

  private void when(Trigger trigger, Predicate<NodeName> prey, Runnable strikes) {
    switch (trigger) {
      case AT_ONCE -> strikes.run();
      case AT_WORK -> waiting.add(new Lurking(prey, strikes));
    }
  }

  /** A job starts: what waited for one comes while it runs. */
  void workStarts(NodeName node) {
    if (waiting.isEmpty()) {
      return;
    }
    List<Lurking> struck = waiting.stream().filter(lurking -> lurking.prey().test(node)).toList();
    waiting.removeAll(struck);
    struck.forEach(
        lurking -> stage.timeline().after(stage.chance().between(0L, 300L), lurking.strikes()));
  }

  private static boolean concerns(Happening happening, NodeName worker) {
    return switch (happening) {
      case Happening.PowerCut cut -> cut.node().equals(worker);
      case Happening.GoneForGood cut -> cut.node().equals(worker);
      case Happening.Reboot reboot -> reboot.node().equals(worker);
      case Happening.DisksWiped wiped -> wiped.node().equals(worker);
      case Happening.BricksWiped wiped -> wiped.node().equals(worker);
      case Happening.BrickDiskLate late -> late.node().equals(worker);
      case Happening.DaemonSilent silent -> silent.node().equals(worker);
      case Happening.WrongClock clock -> clock.node().equals(worker);
      case Happening.AgentStalled stalled -> stalled.node().equals(worker);
      case Happening.AgentRestarted restarted -> restarted.node().equals(worker);
      case Happening.HandMade change -> change.node().equals(worker);
      case Happening.Partition partition -> true;
      case Happening.PowerCutAll all -> true;
      case Happening.LeaderKilled killed -> true;
      case Happening.LeaderPaused paused -> true;
      case Happening.CommitsUnknown commits -> true;
      case Happening.BadLines lines -> true;
      case Happening.Crash crash -> true;
      case Happening.OldImage image -> true;
      case Happening.OldManagerImage image -> true;
      case Happening.LongOrders orders -> true;
      case Happening.Killed killed -> true;
      case Happening.SecondBootstrap bootstrap -> true;
      case Happening.Edited edited -> true;
      case Happening.Approved approved -> true;
    };
  }

  private void happen(Happening happening) {
    if (mood == Mood.CALM) {
      return;
    }
    stage.history().note(() -> "## " + happening);
    switch (happening) {
      case Happening.BadLines bad ->
          stage
              .network()
              .disturb(
                  new Network.Disturbance(
                      bad.ill(), bad.share(), bad.longest(), soon(bad.lasts())));
      case Happening.Partition partition -> partition(partition);
      case Happening.Crash crash -> stage.outages().arm(crash);
      case Happening.PowerCut cut -> powerCut(FaultKind.POWER_CUT, cut.node(), cut.off());
      case Happening.GoneForGood cut -> goneForGood(cut.node());
      case Happening.PowerCutAll all -> powerCutAll(all.off());
      case Happening.Reboot reboot -> powerCut(FaultKind.REBOOT, reboot.node(), 3_000);
      case Happening.DisksWiped wiped -> wipe(wiped);
      case Happening.BricksWiped wiped -> wipeBricks(wiped);
      case Happening.BrickDiskLate late -> brickDiskLate(late);
      case Happening.OldImage image -> image(FaultKind.OLD_NODE_IMAGE, image.node(), image.back());
      case Happening.OldManagerImage image ->
          stage
              .leading()
              .ifPresent(
                  leading ->
                      image(FaultKind.OLD_MANAGER_IMAGE, leading.node().name(), image.back()));
      case Happening.DaemonSilent silent -> silence(silent);
      case Happening.WrongClock clock -> wrongClock(clock);
      case Happening.AgentStalled stalled -> {
        stage.strike(FaultKind.AGENT_STALLED, stalled.node());
        stage.fleet().get(stalled.node()).agent().stall(stalled.lasts());
      }
      case Happening.AgentRestarted restarted -> {
        stage.strike(FaultKind.AGENT_RESTARTED, restarted.node());
        stage.fleet().get(restarted.node()).agent().restart();
      }
      case Happening.LeaderKilled killed -> killLeader();
      case Happening.LeaderPaused paused -> stage.outages().pauseAtOrders(paused.lasts());
      case Happening.CommitsUnknown commits -> stage.loseCommitAnswers(commits.lasts());
      case Happening.LongOrders orders ->
          stage.fleet().get(orders.node()).agent().slow(orders.lasts());
      case Happening.Killed killed -> stage.reaper().arm(killed);
      case Happening.SecondBootstrap second -> person.bootstrapsAlso(second.at());
      case Happening.HandMade made -> change(made);
      case Happening.Edited edited -> person.edits(edited.edit());
      case Happening.Approved approved -> person.approves();
    }
  }

  private long soon(long milliseconds) {
    return stage.timeline().now() + milliseconds;
  }

  private void partition(Happening.Partition partition) {
    partition.side().forEach(node -> stage.strike(FaultKind.PARTITION, node));
    stage.network().cut(partition.side());
    stage.ground().cut(partition.side());
    stage
        .timeline()
        .after(
            partition.lasts(),
            () -> {
              stage.history().note(() -> "the lines are mended");
              stage.network().mend();
              stage.ground().mend();
            });
  }

  private void powerCut(FaultKind kind, NodeName node, long off) {
    stage.strike(kind, node);
    stage.outages().cut(stage.fleet().get(node), off);
  }

  /**
   * One at most, and only where a majority of everything is left. None before there is a cluster: a
   * bootstrap refuses without it, and it has to be left out.
   */
  private void goneForGood(NodeName node) {
    SimNode machine = stage.fleet().get(node);
    if (stage.founded().isPresent()
        && stage.outages().gone().isEmpty()
        && machine.isOn()
        && stage.store().canSpare(machine)
        && sparing.canSpareMember(node)) {
      stage.strike(FaultKind.POWER_CUT, node);
      stage.outages().cutForGood(machine);
    }
  }

  private void powerCutAll(long off) {
    stage.strikeAll(FaultKind.POWER_CUT_ALL);
    stage.fleet().all().forEach(node -> stage.outages().cut(node, off));
  }

  private void wipe(DisksWiped wiped) {
    SimNode node = stage.fleet().get(wiped.node());
    if (sparing.canSpareDisks(node.name())) {
      powerCut(FaultKind.DISKS_WIPED, node.name(), wiped.off());
      node.write(OurDisk.EMPTY);
      stage.ground().wipe(node.name());
    }
  }

  private void wipeBricks(Happening.BricksWiped wiped) {
    SimNode node = stage.fleet().get(wiped.node());
    if (node.isOn() && sparing.canSpareBricks(node.name())) {
      powerCut(FaultKind.BRICKS_WIPED, node.name(), wiped.off());
      stage.ground().wipeBricks(node.name());
    }
  }

  private void brickDiskLate(Happening.BrickDiskLate late) {
    SimNode node = stage.fleet().get(late.node());
    if (node.isOn()) {
      powerCut(FaultKind.BRICK_DISK_LATE, late.node(), late.off());
      stage.ground().brickDiskAway(late.node());
      stage
          .timeline()
          .after(late.off() + late.late(), () -> stage.ground().brickDiskThere(late.node()));
    }
  }

  private void image(FaultKind kind, NodeName name, Happening.Return back) {
    SimNode node = stage.fleet().get(name);
    if (!node.isOn()) {
      return;
    }
    OurDisk ours = node.disk();
    Snapshot theirs = stage.ground().image(name);
    Runnable strikes = () -> putBack(kind, node, ours, theirs, back.off());
    stage.timeline().after(back.age(), () -> when(back.trigger(), name::equals, strikes));
  }

  private void putBack(FaultKind kind, SimNode node, OurDisk ours, Snapshot theirs, long off) {
    if (mood == Mood.WILD && node.isOn() && sparing.canSpareDisks(node.name())) {
      powerCut(kind, node.name(), off);
      node.write(ours);
      stage.ground().restore(node.name(), theirs);
    }
  }

  private void silence(Happening.DaemonSilent silent) {
    stage.strike(FaultKind.DAEMON_SILENT, silent.node());
    stage.ground().silence(silent.node(), silent.daemon(), silent.lasts());
  }

  private void wrongClock(Happening.WrongClock clock) {
    SimNode node = stage.fleet().get(clock.node());
    if (node.isOn()) {
      powerCut(FaultKind.CLOCK_TROUBLE, clock.node(), clock.off());
      stage.ground().clockWrong(clock.node());
      stage
          .timeline()
          .after(clock.off() + clock.wrong(), () -> stage.ground().clockRight(clock.node()));
    }
  }

  private void killLeader() {
    Optional<Manager> leading = stage.leading();
    leading.ifPresent(
        manager -> {
          stage.strikeAll(FaultKind.LEADER_KILLED);
          manager.kill();
          manager.node().later(4_000, manager::start);
        });
  }

  private void change(Happening.HandMade made) {
    if (stage.fleet().get(made.node()).isOn()
        && stage.ground().change(made.node(), made.change()) == Ground.Changed.SOMETHING) {
      stage.strike(FaultKind.HAND_MADE_CHANGE, made.node());
    }
  }
}
