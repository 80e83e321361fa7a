package org.personalcontainers.gluster.plan;

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
    if (situation.spec().storage().driver() != StorageSpec.Driver.GLUSTER) {
      return;
    }
    PoolView pool = new PoolView(situation);
    new Peering(situation, pool, draft).plan();
    for (VolumeSpec volume : situation.spec().storage().volumes().values()) {
      VolumeView view = new VolumeView(situation, pool, volume);
      new VolumeCare(view, draft).plan();
      new Mounting(situation, draft).plan(view);
    }
  }

  private static void reportUndeclared(Situation situation, Draft draft) {
    for (VolumeName volume : situation.ledger().volumes().keySet()) {
      if (!situation.spec().storage().volumes().containsKey(volume)) {
        draft.await("volume " + volume, new Reason.Undeclared());
      }
    }
  }
}
