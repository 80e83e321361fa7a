package org.personalcontainers.core.spec;

import java.util.SortedMap;

/** How the nodes keep data. */
public record StorageSpec(Driver driver, SortedMap<VolumeName, VolumeSpec> volumes) {
  public StorageSpec {
    volumes = Ordered.copy(volumes);
  }

  /** Who keeps the data. */
  public enum Driver {
    /** Replicated over nodes. */
    GLUSTER,
    /** A directory on each node, not shared. */
    LOCAL
  }
}
