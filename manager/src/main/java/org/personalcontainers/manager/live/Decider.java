package org.personalcontainers.manager.live;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.core.step.SwarmStep;
import org.personalcontainers.core.wire.Cargo;
import org.personalcontainers.manager.certs.Cabinet;
import org.personalcontainers.manager.fleet.AgentFleet;
import org.personalcontainers.manager.fleet.Roads;
import org.personalcontainers.manager.join.StrikeList;
import org.personalcontainers.manager.reconcile.Change;
import org.personalcontainers.manager.reconcile.Chronicle;
import org.personalcontainers.manager.reconcile.Loop;
import org.personalcontainers.manager.reconcile.Mind;
import org.personalcontainers.manager.reconcile.Ports;
import org.personalcontainers.manager.reconcile.Reconciler;
import org.personalcontainers.manager.reconcile.Standings;
import org.personalcontainers.manager.reconcile.StoreCouncil;
import org.personalcontainers.manager.reconcile.Tempo;
import org.personalcontainers.manager.reconcile.Verdict;
import org.personalcontainers.manager.stack.Shelf;
import org.personalcontainers.manager.store.Store;

/**
 * The mind of one manager, wired: from when it is made it decides whenever the store says that it
 * leads. Its methods may be called from any thread.
 */
public final class Decider implements AutoCloseable {
  private static final Executor THREADS = Thread::startVirtualThread;

  private final Loop loop;
  private final AgentFleet fleet;
  private final Reconciler reconciler;

  /**
   * @param store stays open when this is closed, and must be closed first: it wakes the loop
   * @param log is told what must never happen
   */
  public Decider(Store store, Roads roads, Mind mind, Chronicle chronicle, Consumer<String> log) {
    this.loop = new Loop(failure -> stumble(failure, log));
    StoreCouncil council = new StoreCouncil(store, THREADS, loop);
    this.fleet =
        new AgentFleet(
            () -> declared(council),
            () -> StrikeList.of(store.all()),
            roads,
            order -> cargo(store, order),
            loop,
            loop,
            THREADS,
            this::stirred);
    this.reconciler = new Reconciler(new Ports(loop, council, fleet, mind, chronicle, Tempo.USUAL));
    Standings.follow(store, loop, reconciler);
  }

  private static Optional<Cargo> cargo(Store store, NodeStep order) {
    return switch (order) {
      case SwarmStep.DeployStack deploy ->
          new Shelf(store.all()).rendered(deploy.stack(), deploy.content()).map(Cargo::of);
      case HostStep.EquipIngress equip ->
          Optional.of(new Cabinet(store.all()).equipment())
              .filter(equipment -> equipment.content().equals(equip.content()))
              .map(Cargo::of);
      case HostStep other -> Optional.of(Cargo.NONE);
      case SwarmStep other -> Optional.of(Cargo.NONE);
      case StorageStep other -> Optional.of(Cargo.NONE);
    };
  }

  private static SortedMap<NodeName, NodeSpec> declared(StoreCouncil council) {
    return council
        .books()
        .map(books -> books.spec().nodes())
        .orElseGet(Collections::emptySortedMap);
  }

  private void stirred() {
    reconciler.wake();
  }

  private void stumble(RuntimeException failure, Consumer<String> log) {
    log.accept("the loop failed, and begins anew: " + failure);
    reconciler.stumble("the loop failed: " + failure);
  }

  /** Wakes it, as if something had changed somewhere. */
  public void wake() {
    loop.execute(reconciler::wake);
  }

  /** Changes the books between two turns; what came of it is told on the loop. */
  public void request(Change change, Consumer<Verdict> then) {
    loop.execute(() -> reconciler.request(change, then));
  }

  @Override
  public void close() {
    loop.execute(fleet::close);
    loop.execute(() -> reconciler.follow("this manager ends"));
    loop.close();
  }
}
