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

    /**
     * How the managers differ from those declared.
     *
     * @param wanted how many there are to be
     * @param lacking how many are to be managers and are not
     * @param surplus how many are, and are not to be
     */
    record Managers(int wanted, int lacking, int surplus) implements Matter {}

    record Network(NetworkName name, Optional<NodeName> node) implements Matter {}

    record Volume(VolumeName name) implements Matter {}

    record Mount(VolumeName name, NodeName node) implements Matter {}
  }

  @Override
  public String toString() {
    return what;
  }
}
