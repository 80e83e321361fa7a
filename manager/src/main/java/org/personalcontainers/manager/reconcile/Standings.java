package org.personalcontainers.manager.reconcile;

import java.util.concurrent.Executor;
import org.personalcontainers.manager.store.Standing;
import org.personalcontainers.manager.store.Store;

/** Tells the reconciler whenever the store says that it leads, or no longer. */
public final class Standings {
  private Standings() {}

  public static void follow(Store store, Executor loop, Reconciler reconciler) {
    store.onChange(() -> loop.execute(() -> heed(store.standing(), reconciler)));
    loop.execute(() -> heed(store.standing(), reconciler));
  }

  private static void heed(Standing standing, Reconciler reconciler) {
    switch (standing) {
      case Standing.Leading(long term) -> reconciler.lead(term);
      case Standing.Following(var leader, long term) -> reconciler.follow(leader.node() + " leads");
      case Standing.Leaderless(long term) -> reconciler.follow("no manager has a majority");
    }
  }
}
