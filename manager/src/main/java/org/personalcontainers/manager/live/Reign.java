package org.personalcontainers.manager.live;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.personalcontainers.manager.api.Cluster;
import org.personalcontainers.manager.api.Journal;
import org.personalcontainers.manager.api.LiveCluster;
import org.personalcontainers.manager.api.Witness;
import org.personalcontainers.manager.certs.Acme;
import org.personalcontainers.manager.certs.Clerk;
import org.personalcontainers.manager.figures.Tally;
import org.personalcontainers.manager.fleet.Roads;
import org.personalcontainers.manager.membership.AgentRoad;
import org.personalcontainers.manager.membership.Keeper;
import org.personalcontainers.manager.plan.Planner;
import org.personalcontainers.manager.reconcile.Stopwatch;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.talk.Circle;
import org.personalcontainers.manager.talk.Counter;
import org.personalcontainers.manager.vault.VaultKeyId;

/** One manager's mind over its store, from the moment when there is a store. */
final class Reign implements AutoCloseable {
  private final Stores.Kept kept;
  private final Decider decider;
  private final Cluster cluster;
  private final Keeper keeper;
  private final Circle circle;
  private final Clerk clerk;

  /**
   * Who is told what happens.
   *
   * @param tally passes on to the witness
   */
  record Voices(
      Witness witness, Tally tally, Stopwatch time, Journal journal, Consumer<String> log) {}

  /**
   * The way to others: managers, and what they may ask here, and certificate authorities.
   *
   * @param counter answers what they pass on
   */
  record Company(Whereto whereto, Counter counter, Acme acme) {}

  Reign(Stores.Kept kept, Self self, Roads roads, Voices voices, Company company) {
    this.kept = kept;
    Store store = kept.store();
    Tally tally = voices.tally();
    this.circle =
        Circle.begun(
            self.node(),
            new Circle.Party(
                voices.journal(),
                kept.vault(),
                voices.witness()::turn,
                company.counter(),
                Whereto::join,
                voices.log()),
            () -> company.whereto().of(self, store.members()));
    store.onChange(circle::wake);
    this.decider =
        new Decider(store, roads, tally.timing(new Planner()::plan), tally, voices.log());
    this.cluster = new LiveCluster(store, decider::request, voices.witness(), circle);
    this.keeper =
        Keeper.begun(
            store,
            kept.vault(),
            kept.group(),
            self.member(),
            new AgentRoad(roads),
            cluster::lastTurn,
            voices.time(),
            (node, what) -> voices.journal().note(Optional.of(node), what),
            voices.log());
    this.clerk =
        Clerk.begun(
            store,
            company.acme(),
            cluster::change,
            InstantSource.system(),
            cluster::lastTurn,
            what -> voices.journal().note(Optional.empty(), what),
            voices.log());
  }

  /** The name of the group that keeps the store. */
  String group() {
    return kept.group();
  }

  /** The key that this manager would need to lead, and to read what is sealed. */
  Optional<VaultKeyId> lackingKey() {
    return kept.vault().missing();
  }

  Cluster cluster() {
    return cluster;
  }

  void wake() {
    decider.wake();
  }

  @Override
  public void close() {
    clerk.close();
    keeper.close();
    circle.close();
    kept.store().close();
    decider.close();
  }
}
