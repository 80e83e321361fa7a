package org.personalcontainers.lab.contract;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.sim.world.Interruption;
import org.personalcontainers.lab.sim.world.Machine;
import org.personalcontainers.lab.sim.world.World;

/** Machines in memory: time passes as fast as it is asked to. */
final class SimulatedNodes implements FreshNodes {
  private static final Duration LOOK = Duration.ofMillis(500);

  private final World world = new World(Interruption.NONE);

  @Override
  public List<NodePorts> fresh(int count) {
    List<NodePorts> nodes = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      Machine machine =
          world.add(new NodeName("pi" + number), new Address("192.168.77." + (10 + number)));
      nodes.add(
          new NodePorts(
              machine.name(),
              machine.address(),
              machine.docker(),
              machine.gluster(),
              machine.host()));
    }
    return nodes;
  }

  /** Simulated disks take it at once. */
  @Override
  public void settle(NodePorts node) {}

  @Override
  public void powerOff(NodePorts node) {
    world.machine(node.name()).powerOff();
  }

  @Override
  public void boot(NodePorts node) {
    world.machine(node.name()).boot();
  }

  @Override
  public void bootWithoutDisk(NodePorts node) {
    world.machine(node.name()).detachBrickDisk();
    boot(node);
  }

  @Override
  public void attachDisk(NodePorts node) {
    world.machine(node.name()).attachBrickDisk();
  }

  @Override
  public void eventually(Duration within, BooleanSupplier condition) {
    Duration end = world.now().plus(within);
    while (!condition.getAsBoolean()) {
      if (world.now().compareTo(end) >= 0) {
        fail("not so within " + within + " of simulated time");
      }
      world.advance(LOOK);
    }
  }
}
