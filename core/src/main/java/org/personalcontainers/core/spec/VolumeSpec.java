package org.personalcontainers.core.spec;

import java.util.List;
import java.util.Optional;

/**
 * A declared volume.
 *
 * @param bricks the directory below which each node keeps its copies: {@code
 *     <bricks>/<volume>/brick.<n>}
 * @param nodes which nodes hold copies; empty: the first ones by name, and it stays so
 * @param arbiter a node that only votes, in addition to the replicas
 */
public record VolumeSpec(
    VolumeName name,
    HostPath mount,
    int replicas,
    HostPath bricks,
    Tree tree,
    Optional<NodeName> arbiter,
    List<NodeName> nodes) {
  public VolumeSpec {
    if (replicas < 1) {
      throw new IllegalArgumentException("volume " + name + " needs at least one replica");
    }
    nodes = List.copyOf(nodes);
  }

  public HostPath brickRoot() {
    return bricks.below(name.value());
  }

  /** The directories that we keep in a volume. */
  public enum Tree {
    /** config, logs, services, private. */
    STANDARD,
    NONE
  }
}
