package org.personalcontainers.lab.contract;

import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNodes;

/** The real Gluster keeps the contract. */
@RealNodes(3)
class RealGlusterContractTest extends GlusterContract {
  private final RealGlusterNodes nodes;

  RealGlusterContractTest(RealLab lab) {
    this.nodes = new RealGlusterNodes(lab);
  }

  @Override
  FreshNodes nodes() {
    return nodes;
  }
}
