package org.personalcontainers.lab.sim;

import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.spec.NodeName;

/** One machine with what of ours runs on it: an agent always, a manager where the store is kept. */
final class SimNode {
  private final Stage stage;
  private final NodeName name;
  private final Agent agent;
  private final Manager manager;
  private OurDisk disk = OurDisk.EMPTY;
  private Power power = Power.ON;
  private long life;

  /** Whether current flows. */
  enum Power {
    ON,
    OFF
  }

  SimNode(Stage stage, NodeName name, Hands hands) {
    this.stage = stage;
    this.name = name;
    this.agent = new Agent(stage, this, hands);
    this.manager = new Manager(stage, this);
  }

  NodeName name() {
    return name;
  }

  Agent agent() {
    return agent;
  }

  Manager manager() {
    return manager;
  }

  OurDisk disk() {
    return disk;
  }

  /** On the disk when this returns. */
  void write(OurDisk newer) {
    disk = newer;
  }

  /** Whoever belongs nowhere is let in where it is invited. */
  void belongTo(ClusterId id) {
    if (isOn() && disk.cluster().isEmpty()) {
      write(disk.belongingTo(id));
    }
  }

  boolean isOn() {
    return power == Power.ON;
  }

  /** Whether its manager answers the others. */
  boolean takesPart() {
    return isOn() && manager.answers();
  }

  void start() {
    power = Power.ON;
    manager.start();
  }

  /** Whatever ran is gone; whatever was written stays. */
  void stop() {
    power = Power.OFF;
    life++;
    agent.forget();
    manager.kill();
  }

  /** A machine that is off hears nothing. */
  void receive(Runnable arrival) {
    if (isOn()) {
      arrival.run();
    }
  }

  /** Does something later, unless the power fails before. */
  void later(long delay, Runnable deed) {
    long then = life;
    stage
        .timeline()
        .after(
            delay,
            () -> {
              if (life == then) {
                deed.run();
              }
            });
  }
}
