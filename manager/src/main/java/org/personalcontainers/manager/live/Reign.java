package org.personalcontainers.manager.live;

import java.util.Optional;
import java.util.function.Consumer;
import org.personalcontainers.manager.api.Cluster;
import org.personalcontainers.manager.api.Journal;
import org.personalcontainers.manager.api.LiveCluster;
import org.personalcontainers.manager.api.Witness;
import org.personalcontainers.manager.figures.Tally;
import org.personalcontainers.manager.fleet.Roads;
import org.personalcontainers.manager.membership.AgentRoad;
import org.personalcontainers.manager.membership.Keeper;
import org.personalcontainers.manager.plan.Planner;
import org.personalcontainers.manager.reconcile.Stopwatch;
import org.personalcontainers.manager.store.Store;

/** One manager's mind over its store, from the moment when there is a store. */
final class Reign implements AutoCloseable {
  private final Stores.Kept kept;
  private final Decider decider;
  private final Cluster cluster;
  private final Keeper keeper;

  /**
   * Who is told what happens.
   *
   * @param tally passes on to the witness
   */
  record Voices(
      Witness witness, Tally tally, Stopwatch time, Journal journal, Consumer<String> log) {}

  Reign(Stores.Kept kept, Self self, Roads roads, Voices voices) {
    this.kept = kept;
    Store store = kept.store();
    Tally tally = voices.tally();
    this.decider =
        new Decider(store, roads, tally.timing(new Planner()::plan), tally, voices.log());
    this.cluster = new LiveCluster(store, decider::request, voices.witness());
    this.keeper =
        Keeper.begun(
            store,
            kept.group(),
            self.member(),
            new AgentRoad(roads),
            cluster::lastTurn,
            voices.time(),
            (node, what) -> voices.journal().note(Optional.of(node), what),
            voices.log());
  }

  /** The name of the group that keeps the store. */
  String group() {
    return kept.group();
  }

  Cluster cluster() {
    return cluster;
  }

  void wake() {
    decider.wake();
  }

  @Override
  public void close() {
    keeper.close();
    kept.store().close();
    decider.close();
  }
}
