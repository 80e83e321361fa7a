package org.personalcontainers.lab.contract;

/** The simulated Gluster keeps the contract. */
class SimulatedGlusterTest extends GlusterContract {
  private final SimulatedNodes nodes = new SimulatedNodes();

  @Override
  FreshNodes nodes() {
    return nodes;
  }
}
