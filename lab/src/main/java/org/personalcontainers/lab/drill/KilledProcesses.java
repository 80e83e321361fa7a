package org.personalcontainers.lab.drill;

import java.time.Duration;
import org.personalcontainers.lab.real.RealNode;

/** kill -9 of each process that a node's part in the cluster hangs on, one after the other. */
final class KilledProcesses implements Drill {
  private static final Duration LONGEST = Duration.ofMinutes(2);

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
      kill(stage, node, victim);
    }
  }

  private static void kill(Stage stage, RealNode node, Victim victim) {
    String before = victim.processOn(node);
    stage.must(victim.livesOn(node), victim.words() + " does not run on " + node);
    long since = System.nanoTime();
    node.output("kill", "-KILL", before);
    stage.await(
        LONGEST,
        "another process of " + victim.words() + " on " + node,
        () -> victim.livesOn(node) && !victim.processOn(node).equals(before));
    stage.awaitWhole(since, "killed " + victim.words() + " on " + node);
  }
}
