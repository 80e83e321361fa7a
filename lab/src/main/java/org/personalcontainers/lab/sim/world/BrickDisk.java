package org.personalcontainers.lab.sim.world;

import java.util.List;
import java.util.SortedSet;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.Ordered;

/** Whether a machine's second disk is mounted where its system is set to mount it. */
final class BrickDisk {
  private static final HostPath POINT = new HostPath("/gluster");

  private State state = State.ATTACHED;

  private enum State {
    ATTACHED,
    MISSING
  }

  void attach() {
    state = State.ATTACHED;
  }

  void detach() {
    state = State.MISSING;
  }

  boolean isThere() {
    return state == State.ATTACHED;
  }

  /** Where a disk is to be mounted, and none is. */
  SortedSet<HostPath> unmounted() {
    return Ordered.copy(isThere() ? List.<HostPath>of() : List.of(POINT));
  }
}
