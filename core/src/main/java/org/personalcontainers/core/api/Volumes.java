package org.personalcontainers.core.api;

import java.util.List;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;

/** The declared volumes. */
public record Volumes(List<Volume> volumes) {
  public Volumes {
    volumes = List.copyOf(volumes);
  }

  /**
   * One of them.
   *
   * @param kind "replica 3", or why it is not shared
   * @param heals how much some copy still lacks, or why nobody knows
   */
  public record Volume(
      VolumeName name,
      String kind,
      HostPath mount,
      String state,
      String heals,
      List<Copy> copies,
      List<Mounted> mounts) {
    public Volume {
      copies = List.copyOf(copies);
      mounts = List.copyOf(mounts);
    }
  }

  /** A brick, or a directory. */
  public record Copy(NodeName node, HostPath path, String state) {}

  /** Where a node shows it. */
  public record Mounted(NodeName node, String state) {}
}
