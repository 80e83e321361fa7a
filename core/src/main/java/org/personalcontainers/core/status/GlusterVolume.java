package org.personalcontainers.core.status;

import java.util.List;
import java.util.SortedMap;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.VolumeName;

/**
 * A volume as a member of the pool sees it.
 *
 * @param pendingHeals entries that some brick still lacks
 */
public record GlusterVolume(
    VolumeName name,
    VolumeId id,
    State state,
    int replicas,
    int arbiters,
    List<Brick> bricks,
    SortedMap<String, String> options,
    Fact<Integer> pendingHeals) {
  public GlusterVolume {
    bricks = List.copyOf(bricks);
    options = Ordered.copy(options);
  }

  /** Whether it serves. */
  public enum State {
    CREATED,
    STARTED,
    STOPPED
  }
}
