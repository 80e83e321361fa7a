package org.personalcontainers.lab.real;

import org.personalcontainers.core.spec.NodeName;

/** A machine of a lab and its place in the lab's subnet. */
record Placed(NodeName name, int host, NodeKind kind) {
  static final int FIRST_NODE = 11;
  static final int FIRST_STRANGER = 101;

  Placed {
    if (host < FIRST_NODE || host > 250) {
      throw new IllegalArgumentException("no place " + host + " in a lab's subnet");
    }
  }
}
