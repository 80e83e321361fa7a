package org.personalcontainers.manager.membership;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.manager.plan.ManagerTarget;
import org.personalcontainers.manager.reconcile.Stopwatch;
import org.personalcontainers.manager.reconcile.Turn;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Standing;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.vault.Vault;

/**
 * Brings the managers to those that the cluster wants, for as long as this one leads. It remembers
 * nothing: each round begins with what the store says and what the others tell.
 */
public final class Keeper implements AutoCloseable {
  /** Between two rounds where something is to be done. */
  private static final Duration SHORTEST = Duration.ofSeconds(2);

  /** How often all are asked whether they are still themselves. */
  private static final Duration CHECKUP = Duration.ofSeconds(30);

  private final Host.Seat seat;
  private final Supplier<Optional<Turn>> turns;
  private final Semaphore waking = new Semaphore(0);
  private volatile boolean closed;
  private Duration pause = SHORTEST;
  private long lastRound = System.nanoTime() - CHECKUP.toNanos();

  private Keeper(Host.Seat seat, Supplier<Optional<Turn>> turns) {
    this.seat = seat;
    this.turns = turns;
  }

  /**
   * Begins at once, on a thread of its own.
   *
   * @param vault around the store
   * @param group the name of the group that keeps the store
   * @param turns the last turn of the loop; empty where this manager does not lead
   * @param journal what people are to know
   */
  public static Keeper begun(
      Store store,
      Vault vault,
      String group,
      MemberId self,
      Road road,
      Supplier<Optional<Turn>> turns,
      Stopwatch time,
      BiConsumer<NodeName, String> journal,
      Consumer<String> log) {
    Keeper keeper = idle(store, vault, group, self, road, turns, time, journal, log);
    store.onChange(keeper::wake);
    Thread.ofVirtual().name("keeper").start(keeper::run);
    return keeper;
  }

  static Keeper idle(
      Store store,
      Vault vault,
      String group,
      MemberId self,
      Road road,
      Supplier<Optional<Turn>> turns,
      Stopwatch time,
      BiConsumer<NodeName, String> journal,
      Consumer<String> log) {
    return new Keeper(new Host.Seat(store, vault, group, self, road, time, journal, log), turns);
  }

  private void wake() {
    waking.release();
  }

  private void run() {
    try {
      while (!closed) {
        if (isDue()) {
          attempt();
        }
        waking.tryAcquire(SHORTEST.toMillis(), TimeUnit.MILLISECONDS);
        waking.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What fails in one round is tried again in a later one, at last as rarely as a checkup. */
  private void attempt() throws InterruptedException {
    var before = seat.store().members();
    lastRound = System.nanoTime();
    try {
      round();
    } catch (RuntimeException e) {
      seat.log().accept("looking after the managers failed: " + e);
    }
    boolean changed = !before.equals(seat.store().members());
    pause = changed ? SHORTEST : Collections.min(List.of(pause.multipliedBy(2), CHECKUP));
  }

  private boolean isDue() {
    return situation().filter(seen -> isOver(isFinished(seen) ? CHECKUP : pause)).isPresent();
  }

  private boolean isOver(Duration waiting) {
    return System.nanoTime() - lastRound >= waiting.toNanos();
  }

  private boolean isFinished(Situation situation) {
    var members = nodes();
    return members.size() == seat.store().members().size()
        && members.equals(ManagerTarget.of(situation, members));
  }

  private SortedSet<NodeName> nodes() {
    SortedSet<NodeName> nodes = new TreeSet<>();
    seat.store().members().keySet().forEach(member -> nodes.add(member.node()));
    return nodes;
  }

  private Optional<Situation> situation() {
    return seat.store().standing() instanceof Standing.Leading(long term)
        ? turns.get().filter(turn -> turn.term() == term).map(Turn::situation)
        : Optional.empty();
  }

  /** One round, if this manager leads; blocks. */
  void round() throws InterruptedException {
    if (seat.store().standing() instanceof Standing.Leading(long term)) {
      Optional<Turn> turn = turns.get().filter(last -> last.term() == term);
      if (turn.isPresent()) {
        var wanted = ManagerTarget.of(turn.get().situation(), nodes());
        new Round(seat.store(), new Host(seat, term, turn.get().books()), wanted).hold();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    waking.release();
    seat.road().close();
  }
}
