package org.personalcontainers.core.ledger;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.status.VolumeId;

/** How far a volume has come to life. */
public sealed interface VolumeBirth {
  /** It is to be made of these bricks and no others. */
  record Expected(List<BrickPlace> bricks) implements VolumeBirth {
    public Expected {
      bricks = List.copyOf(bricks);
    }
  }

  /**
   * It lives.
   *
   * @param exchange a brick that is being replaced
   */
  record Born(VolumeId id, List<BrickPlace> bricks, Optional<Exchange> exchange)
      implements VolumeBirth {
    public Born {
      bricks = List.copyOf(bricks);
    }
  }

  /** A directory on each node, not shared: some are to be made, some stand. */
  record Local(SortedMap<NodeName, BrickPlace> expected, SortedMap<NodeName, BrickPlace> born)
      implements VolumeBirth {
    public Local {
      expected = Ordered.copy(expected);
      born = Ordered.copy(born);
    }
  }

  /** One brick gives way to another. */
  record Exchange(BrickPlace old, BrickPlace fresh) {}
}
