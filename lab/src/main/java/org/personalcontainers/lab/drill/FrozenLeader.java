package org.personalcontainers.lab.drill;

import java.time.Duration;
import java.util.Locale;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.real.RealNode;

/** The leader's manager stands still for a minute, and wakes up as if nothing had happened. */
final class FrozenLeader implements Drill {
  private static final Duration FROZEN = Duration.ofMinutes(1);
  private static final Duration AWAKE = Duration.ofSeconds(15);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @Override
  public String name() {
    return "leader-frozen";
  }

  @Override
  public String tells() {
    return "stops the leader's process for a minute: it wakes up, and orders nothing";
  }

  @Override
  public void run(Stage stage) {
    Managers managers = new Managers(stage);
    RealNode old = managers.leader();
    RealNode other = managers.others(old).getFirst();
    String process = Victim.MANAGER.processOn(old);
    double ordered = Managers.figure(old, "orders_total");
    long since = System.nanoTime();
    old.output("kill", "-STOP", process);
    double begun = awaitAnother(stage, other, old.name(), since);
    stage.say(String.format(Locale.ROOT, "another leads after %.1f s", begun));
    Writer settings = Writer.ofSettings(other);
    settings.awaitSome();
    stage.await(
        FROZEN.plusSeconds(10),
        "a minute to pass",
        () -> Stage.secondsSince(since) > FROZEN.toSeconds());
    old.output("kill", "-CONT", process);
    long awake = System.nanoTime();
    stage.await(LONGEST, "it to lead no more", () -> Managers.figure(old, "leading") == 0);
    stage.await(
        AWAKE.plusSeconds(10), "time to pass", () -> Stage.secondsSince(awake) > AWAKE.toSeconds());
    settings.end();
    mustHaveOrderedNothing(stage, old, process, ordered);
    stage.say("  " + settings.mustHaveKept());
    stage.awaitWhole(since, "the leader was frozen, and is back");
  }

  private static double awaitAnother(Stage stage, RealNode by, NodeName old, long since) {
    stage.await(
        LONGEST,
        "another leader than " + old,
        () -> Managers.leaderSaid(by).filter(name -> !name.equals(old)).isPresent());
    return Stage.secondsSince(since);
  }

  /** Had it led again meanwhile it would have had the right to. */
  private static void mustHaveOrderedNothing(
      Stage stage, RealNode old, String process, double before) {
    stage.must(Victim.MANAGER.processOn(old).equals(process), "the manager was started anew");
    double after = Managers.figure(old, "orders_total");
    stage.must(
        after == before,
        "the manager of " + old + " gave " + (after - before) + " orders after it woke up");
    stage.say("  awake for " + AWAKE.toSeconds() + " s, it gave no order");
  }
}
