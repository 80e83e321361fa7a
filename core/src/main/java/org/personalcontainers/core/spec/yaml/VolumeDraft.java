package org.personalcontainers.core.spec.yaml;

import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.spec.tree.KeyPath;

/** What could be read of a volume. */
record VolumeDraft(
    Fields fields,
    Optional<VolumeName> name,
    Optional<HostPath> mount,
    Optional<Integer> replicas,
    Optional<HostPath> bricks,
    Optional<VolumeSpec.Tree> tree,
    Optional<NodeName> arbiter,
    List<NodeName> nodes) {
  KeyPath path() {
    return fields.path();
  }

  /** Where its copies lie. */
  Optional<HostPath> brickRoot() {
    return bricks.flatMap(path -> name.map(volume -> path.below(volume.value())));
  }

  VolumeSpec spec() {
    return new VolumeSpec(
        name.orElseThrow(),
        mount.orElseThrow(),
        replicas.orElseThrow(),
        bricks.orElseThrow(),
        tree.orElseThrow(),
        arbiter,
        nodes);
  }
}
