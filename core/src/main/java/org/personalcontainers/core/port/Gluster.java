package org.personalcontainers.core.port;

import java.util.List;
import java.util.SortedMap;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;

/**
 * A node's Gluster daemon. Every call blocks for a bounded time, and throws nothing for what the
 * daemon does or fails to do. An act that finds its work done answers Done. The daemon bears one
 * transaction at a time in the whole pool: it is busy for another.
 */
public interface Gluster {
  Fact<Pool> pool();

  Fact<SortedMap<VolumeName, GlusterVolume>> volumes();

  /**
   * Takes a node into this node's pool. Refused by a node that is in another pool. A node that took
   * up an identity again probes itself back into the pool that knows this identity.
   */
  Answer probe(NodeName peer);

  /**
   * This daemon, alone and without volumes, takes up another identity. Its pool does not trust it
   * again until it probes one of the members.
   */
  Answer restore(PeerId identity);

  /**
   * This daemon forgets its pool and all volumes, and starts anew; its identity stays, and so do
   * its bricks. Its pool knows it still: it comes back by a probe of one of the members.
   */
  Answer forget();

  /**
   * Makes a volume and sets its options. Refused unless all members of the pool see all bricks'
   * nodes, and where a brick directory bears another volume's mark: even a failed creation leaves
   * it.
   */
  Answer create(
      VolumeName volume, List<BrickPlace> bricks, int arbiters, SortedMap<String, String> options);

  Answer set(VolumeName volume, SortedMap<String, String> options);

  /** Also starts bricks of a started volume that do not run. */
  Answer start(VolumeName volume);

  Answer replace(VolumeName volume, BrickPlace old, BrickPlace fresh);

  Answer heal(VolumeName volume);
}
