package org.personalcontainers.lab.contract;

/** The simulated Docker keeps the contract. */
class SimulatedStackTest extends StackContract {
  private final SimulatedNodes nodes = new SimulatedNodes();

  @Override
  FreshNodes nodes() {
    return nodes;
  }
}
