package org.personalcontainers.lab.bench;

import org.personalcontainers.lab.real.RealLab;

/** A way from three fresh nodes to a cluster. */
interface Road {
  String name();

  /** Before the clock starts: until the nodes are as idle as they would be on a shelf. */
  void awaitReady(RealLab lab);

  /** What else its end has, beside what all roads lead to: a shell script for every node. */
  String ownEnd();

  /** Blocks until the command has ended; fails when it does. */
  Walk walk(RealLab lab);
}
