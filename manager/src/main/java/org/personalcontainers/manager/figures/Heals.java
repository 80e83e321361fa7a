package org.personalcontainers.manager.figures;

import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.StorageSpec;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.manager.api.Cluster;
import org.personalcontainers.manager.reconcile.Turn;

/** What waits to be healed, one row for each replicated volume; none where another decides. */
final class Heals {
  private Heals() {}

  static List<Row<?>> of(Cluster cluster) {
    return cluster.lastTurn().map(Turn::situation).map(Heals::of).orElse(List.of());
  }

  private static List<Row<?>> of(Situation situation) {
    List<Row<?>> rows = new ArrayList<>();
    if (situation.spec().storage().driver() == StorageSpec.Driver.GLUSTER) {
      situation
          .spec()
          .storage()
          .volumes()
          .keySet()
          .forEach(
              volume ->
                  rows.add(Row.of(Tags.of("volume", volume.value()), pending(situation, volume))));
    }
    return rows;
  }

  /** The members of the pool agree on it, so that the first who knows may speak. */
  private static double pending(Situation situation, VolumeName volume) {
    return situation.seen().values().stream()
        .flatMap(status -> status.volumes().ifKnown().stream())
        .flatMap(volumes -> Optional.ofNullable(volumes.get(volume)).stream())
        .map(GlusterVolume::pendingHeals)
        .flatMap((Fact<Integer> heals) -> heals.ifKnown().stream())
        .findFirst()
        .map(Integer::doubleValue)
        .orElse(Double.NaN);
  }
}
