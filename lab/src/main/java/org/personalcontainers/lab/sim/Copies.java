package org.personalcontainers.lab.sim;

import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.BrickRoot;
import org.personalcontainers.core.status.NodeStatus;

/** Which copies of volumes are there, whatever any plan says: by the machines that are on. */
record Copies(Ledger ledger, SortedMap<NodeName, NodeStatus> machines) {
  /**
   * With half of its copies or fewer a volume does not serve, and none of them can be exchanged.
   */
  boolean lackMajority(VolumeName volume) {
    return ledger.volumes().get(volume) instanceof VolumeBirth.Born born
        && 2 * born.bricks().stream().filter(place -> isThere(volume, born, place)).count()
            <= born.bricks().size();
  }

  /** Our mark beside the directory, and Gluster's in it. */
  private boolean isThere(VolumeName volume, VolumeBirth.Born born, BrickPlace place) {
    return Optional.ofNullable(machines.get(place.node()))
        .flatMap(machine -> machine.bricks().ifKnown())
        .flatMap(roots -> Optional.ofNullable(roots.get(volume)))
        .filter(root -> holds(root, born, place))
        .isPresent();
  }

  private static boolean holds(BrickRoot root, VolumeBirth.Born born, BrickPlace place) {
    return place.id().equals(root.markers().get(place.number()))
        && new BrickContent.Claimed(born.id()).equals(root.bricks().get(place.number()));
  }
}
