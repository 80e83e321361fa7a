package org.personalcontainers.lab.drill;

import java.time.Duration;
import org.personalcontainers.lab.real.RealNode;

/** kill -9 of each process that a node's part in the cluster hangs on, one after the other. */
final class KilledProcesses implements Drill {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final int AGAIN = 6;

  @Override
  public String name() {
    return "kill-processes";
  }

  @Override
  public String tells() {
    return "kill -9 of agent, manager, dockerd, glusterd, a brick and the FUSE client";
  }

  @Override
  public void run(Stage stage) {
    RealNode node = stage.node("pi2");
    for (Victim victim : Victim.values()) {
      long since = System.nanoTime();
      kill(stage, node, victim);
      stage.awaitWhole(since, "killed " + victim.words() + " on " + node);
    }
    for (Victim victim : Victim.DAEMONS) {
      killAgainAndAgain(stage, node, victim);
    }
  }

  /** systemd gives up what ends too often, unless it is told not to. */
  private static void killAgainAndAgain(Stage stage, RealNode node, Victim victim) {
    long since = System.nanoTime();
    for (int time = 0; time < AGAIN; time++) {
      kill(stage, node, victim);
    }
    stage.awaitWhole(since, "killed " + victim.words() + " on " + node + ", " + AGAIN + " times");
  }

  private static void kill(Stage stage, RealNode node, Victim victim) {
    String before = victim.processOn(node);
    stage.must(victim.livesOn(node), victim.words() + " does not run on " + node);
    node.output("kill", "-KILL", before);
    stage.await(
        LONGEST,
        "another process of " + victim.words() + " on " + node,
        () -> victim.livesOn(node) && !victim.processOn(node).equals(before));
  }
}
