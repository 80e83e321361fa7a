package org.personalcontainers.core.status;

import java.util.SortedMap;
import org.personalcontainers.core.spec.Ordered;

/**
 * What lies where a node keeps a volume's bricks. No entry for a volume means that the directory is
 * not there at all.
 *
 * @param markers the identity in the marker beside each brick directory, by its number
 * @param bricks the brick directories themselves, by number
 */
public record BrickRoot(
    SortedMap<Integer, BrickId> markers, SortedMap<Integer, BrickContent> bricks) {
  public BrickRoot {
    markers = Ordered.copy(markers);
    bricks = Ordered.copy(bricks);
  }
}
