package org.personalcontainers.gluster.plan;

import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.plan.Draft;
import org.personalcontainers.core.plan.Waiting.Reason;

/** Brings one volume to life, and keeps it so. One turn. */
final class VolumeCare {
  private final VolumeView view;
  private final Draft draft;

  VolumeCare(VolumeView view, Draft draft) {
    this.view = view;
    this.draft = draft;
  }

  void plan() {
    switch (view.situation().ledger().volumes().get(view.spec().name())) {
      case null -> new VolumeBirthing(view, draft).choosePlaces();
      case VolumeBirth.Expected expected -> new VolumeBirthing(view, draft).giveBirth(expected);
      case VolumeBirth.Born born -> new VolumeKeeping(view, born, draft).plan();
      case VolumeBirth.Local local -> draft.await(view.subject(), wasLocal());
    }
  }

  /** Last of all, for it may have to be said again and again. */
  static void heal(VolumeView view, Draft draft) {
    if (view.situation().ledger().volumes().get(view.spec().name())
        instanceof VolumeBirth.Born born) {
      new VolumeKeeping(view, born, draft).heal();
    }
  }

  private Reason wasLocal() {
    return new Reason.NeedsPerson(
        view.subject() + " is a directory on each node, and is declared to be replicated",
        "declare storage.driver: local again, or a replicated volume of another name");
  }
}
