package org.personalcontainers.agent.ingress;

import org.personalcontainers.core.status.Fact;

/** Where a view comes from. */
@FunctionalInterface
interface Source {
  /**
   * Looks, which may block for some seconds and no longer. All of it is known, or nothing is: half
   * a swarm would look like services that are gone. The reason holds none of Docker's own words.
   */
  Fact<View> look();
}
