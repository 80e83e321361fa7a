package org.personalcontainers.lab.sim.world;

/** What can fail to answer for a while, by itself. */
public enum Daemon {
  DOCKER,
  GLUSTER,
  HOST
}
