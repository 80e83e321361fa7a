package org.personalcontainers.core.step;

import org.personalcontainers.core.spec.NodeName;

/** A step that one node's agent performs. */
public sealed interface NodeStep extends Step permits HostStep, SwarmStep, StorageStep {
  /** The node that performs it. */
  NodeName node();

  @Override
  default Target target() {
    return new Target.OnNode(node());
  }
}
