package org.personalcontainers.lab.sim.world;

/** A machine's disks as they were at one time. */
public final class Snapshot {
  private final Disks disks;

  Snapshot(Disks disks) {
    this.disks = disks.copy();
  }

  Disks disks() {
    return disks.copy();
  }
}
