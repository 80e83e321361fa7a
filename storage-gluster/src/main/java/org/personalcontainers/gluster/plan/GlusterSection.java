package org.personalcontainers.gluster.plan;

import java.util.List;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.plan.Draft;
import org.personalcontainers.core.plan.Section;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.StorageSpec;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;

/** The pool, then its volumes, then their mounts on every node. */
public final class GlusterSection implements Section {
  @Override
  public void plan(Situation situation, Draft draft) {
    reportUndeclared(situation, draft);
    List<VolumeSpec> volumes =
        situation.spec().storage().volumes().values().stream()
            .filter(volume -> isReplicated(situation, volume))
            .toList();
    if (volumes.isEmpty()) {
      return;
    }
    PoolView pool = new PoolView(situation);
    new Peering(situation, pool, draft).plan();
    List<VolumeView> views =
        volumes.stream().map(volume -> new VolumeView(situation, pool, volume)).toList();
    for (VolumeView view : views) {
      new VolumeCare(view, draft).plan();
      new Mounting(situation, draft).plan(view);
    }
    views.forEach(view -> VolumeCare.heal(view, draft));
  }

  /** Declared so, or born so: a volume is cared for whatever the declaration has become. */
  private static boolean isReplicated(Situation situation, VolumeSpec volume) {
    return situation.spec().storage().driver() == StorageSpec.Driver.GLUSTER
        || situation.ledger().volumes().get(volume.name()) instanceof VolumeBirth.Born;
  }

  private static void reportUndeclared(Situation situation, Draft draft) {
    for (VolumeName volume : situation.ledger().volumes().keySet()) {
      if (!situation.spec().storage().volumes().containsKey(volume)) {
        draft.await("volume " + volume, new Reason.Undeclared());
      }
    }
  }
}
