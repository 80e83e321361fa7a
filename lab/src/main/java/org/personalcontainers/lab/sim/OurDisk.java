package org.personalcontainers.lab.sim;

import java.util.Optional;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.step.Fence;

/**
 * What agent and manager of one machine keep on its system disk. It outlives a power cut, goes with
 * a wipe, and goes back with an old image.
 *
 * @param fence the highest fence that the agent has seen
 * @param grant whom the agent promised a bootstrap to
 * @param cluster where the machine belongs
 */
record OurDisk(Fence fence, Optional<Grant> grant, Optional<ClusterId> cluster, Replica replica) {
  static final OurDisk EMPTY =
      new OurDisk(new Fence(0, 0, 0), Optional.empty(), Optional.empty(), Replica.EMPTY);

  /** The right to found a cluster, for one proposer, for a while. */
  record Grant(ClusterId proposed, long until) {}

  OurDisk with(Fence newer) {
    return new OurDisk(newer, grant, cluster, replica);
  }

  OurDisk with(Replica newer) {
    return new OurDisk(fence, grant, cluster, newer);
  }

  OurDisk granting(Grant newer) {
    return new OurDisk(fence, Optional.of(newer), cluster, replica);
  }

  OurDisk released() {
    return new OurDisk(fence, Optional.empty(), cluster, replica);
  }

  OurDisk belongingTo(ClusterId id) {
    return new OurDisk(fence, grant, Optional.of(id), replica);
  }
}
