package org.personalcontainers.lab.sim;

import java.util.Optional;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;

/** Something that is not as declared. */
record Deviation(Matter matter, String what) {
  /** What it is about. */
  sealed interface Matter {
    record Host(NodeName node) implements Matter {}

    record Swarm() implements Matter {}

    record Managers() implements Matter {}

    record Network(NetworkName name, Optional<NodeName> node) implements Matter {}

    record Volume(VolumeName name) implements Matter {}

    record Mount(VolumeName name, NodeName node) implements Matter {}
  }

  @Override
  public String toString() {
    return what;
  }
}
