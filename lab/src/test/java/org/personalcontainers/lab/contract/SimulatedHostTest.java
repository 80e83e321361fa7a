package org.personalcontainers.lab.contract;

/** The simulated host keeps the contract. */
class SimulatedHostTest extends HostContract {
  private final SimulatedNodes nodes = new SimulatedNodes();

  @Override
  FreshNodes nodes() {
    return nodes;
  }
}
