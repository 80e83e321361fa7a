package org.personalcontainers.core.step;

import org.personalcontainers.core.spec.NodeName;

/** Who performs a step. */
public sealed interface Target {
  record OnNode(NodeName node) implements Target {}

  /** The manager itself, in its store. */
  record OnCluster() implements Target {}
}
