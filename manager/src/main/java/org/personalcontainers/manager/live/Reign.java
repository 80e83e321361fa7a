package org.personalcontainers.manager.live;

import java.util.function.Consumer;
import org.personalcontainers.manager.api.Cluster;
import org.personalcontainers.manager.api.LiveCluster;
import org.personalcontainers.manager.api.Witness;
import org.personalcontainers.manager.figures.Tally;
import org.personalcontainers.manager.fleet.Roads;
import org.personalcontainers.manager.plan.Planner;
import org.personalcontainers.manager.store.Store;

/** One manager's mind over its store, from the moment when there is a store. */
final class Reign implements AutoCloseable {
  private final Store store;
  private final Decider decider;
  private final Cluster cluster;

  /** The tally passes on to the witness. */
  Reign(Store store, Roads roads, Witness witness, Tally tally, Consumer<String> log) {
    this.store = store;
    this.decider = new Decider(store, roads, tally.timing(new Planner()::plan), tally, log);
    this.cluster = new LiveCluster(store, decider::request, witness);
  }

  Cluster cluster() {
    return cluster;
  }

  void wake() {
    decider.wake();
  }

  @Override
  public void close() {
    store.close();
    decider.close();
  }
}
