package org.personalcontainers.lab.contract;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Where the nodes for a contract come from: simulated ones, or real ones. */
interface FreshNodes {
  /** So many nodes that are in no swarm and in no pool, and of which none knows another's name. */
  List<NodePorts> fresh(int count);

  /**
   * Lets the disks take what was written. Gluster itself does not wait for that with a new brick's
   * mark: without it, the brick never starts again.
   */
  void settle(NodePorts node);

  /** Pulls the plug. */
  void powerOff(NodePorts node);

  /** Returns at once: daemons come up when they do. */
  void boot(NodePorts node);

  /** The disk that is to be mounted at /gluster is not there yet. */
  void bootWithoutDisk(NodePorts node);

  void attachDisk(NodePorts node);

  /** Lets time pass until it is so; fails where it takes longer than that. */
  void eventually(Duration within, BooleanSupplier condition);
}
