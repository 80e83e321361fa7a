package org.personalcontainers.core.spec;

/** Whether swarm may put work on a node. */
public enum Availability {
  ACTIVE,
  PAUSE,
  DRAIN
}
