package org.personalcontainers.lab.drill;

import org.personalcontainers.lab.hostile.Assault;

/** Strangers at every port, with and without the firewall, and a siege of one manager's node. */
final class Hostile implements Drill {
  @Override
  public String name() {
    return "hostile";
  }

  @Override
  public String tells() {
    return "puts a stranger into the network, who tries every port and besieges a manager's node";
  }

  @Override
  public void run(Stage stage) {
    Assault.on(stage.lab(), stage::say);
    stage.awaitWhole(System.nanoTime(), "after the siege");
  }
}
