package org.personalcontainers.lab.drill;

import org.personalcontainers.lab.real.RealNode;

/** Every node once, in good order, one after the other. */
final class Reboot implements Drill {
  @Override
  public String name() {
    return "reboot";
  }

  @Override
  public String tells() {
    return "shuts down and boots every node, one after the other";
  }

  @Override
  public void run(Stage stage) {
    for (RealNode node : stage.nodes()) {
      long since = System.nanoTime();
      stage.turnOff(node);
      stage.boot(node.name());
      stage.awaitWhole(since, "rebooted " + node);
    }
  }
}
