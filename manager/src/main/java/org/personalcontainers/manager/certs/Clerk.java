package org.personalcontainers.manager.certs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.personalcontainers.core.cert.CertificateName;
import org.personalcontainers.core.spec.Ingress;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Turn;
import org.personalcontainers.manager.stack.Shelf;
import org.personalcontainers.manager.store.Standing;
import org.personalcontainers.manager.store.Store;

/**
 * Sees to it that there are certificates, for as long as this manager leads. It remembers nothing:
 * how far an order has come stands in the store, so that whoever leads next goes on from there.
 */
public final class Clerk implements AutoCloseable {
  /** Between two rounds while an order is under way. */
  private static final Duration BUSY = Duration.ofSeconds(1);

  private static final Duration IDLE = Duration.ofSeconds(20);

  private final Round.Tools tools;
  private final Supplier<Optional<Turn>> turns;
  private final Consumer<String> log;
  private final Semaphore waking = new Semaphore(0);
  private final Thread thread = Thread.ofVirtual().name("clerk").unstarted(this::run);
  private volatile Optional<Known> known = Optional.empty();

  /** What was wanted, and what it was found from: files are read once. */
  private record Known(
      SortedMap<StackName, StackWish> stacks, Ingress ingress, SortedSet<CertificateName> wanted) {}

  private Clerk(Round.Tools tools, Supplier<Optional<Turn>> turns, Consumer<String> log) {
    this.tools = tools;
    this.turns = turns;
    this.log = log;
  }

  /**
   * Begins at once, on a thread of its own.
   *
   * @param turns the last turn of the loop; empty where this manager does not lead
   * @param journal what people are to know
   */
  public static Clerk begun(
      Store store,
      Acme acme,
      Amending books,
      InstantSource clock,
      Supplier<Optional<Turn>> turns,
      Consumer<String> journal,
      Consumer<String> log) {
    Clerk clerk = idle(store, acme, books, clock, turns, journal, log);
    store.onChange(clerk.waking::release);
    clerk.thread.start();
    return clerk;
  }

  static Clerk idle(
      Store store,
      Acme acme,
      Amending books,
      InstantSource clock,
      Supplier<Optional<Turn>> turns,
      Consumer<String> journal,
      Consumer<String> log) {
    return new Clerk(new Round.Tools(store, acme, books, clock, journal), turns, log);
  }

  private void run() {
    try {
      while (true) {
        Duration pause = attempt();
        waking.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        waking.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration attempt() throws InterruptedException {
    try {
      round();
    } catch (NotNow e) {
      return BUSY;
    } catch (RuntimeException e) {
      log.accept("looking after the certificates failed: " + e);
    }
    return new Cabinet(tools.store().all()).orders().isEmpty() ? IDLE : BUSY;
  }

  /** One round, if this manager leads; blocks. */
  void round() throws InterruptedException {
    if (tools.store().standing() instanceof Standing.Leading(long term)) {
      Optional<Turn> turn = turns.get().filter(last -> last.term() == term);
      if (turn.isPresent()) {
        new Round(tools, turn.get().situation()).hold(wanted(turn.get().books()));
      }
    }
  }

  private SortedSet<CertificateName> wanted(Books books) {
    Ingress ingress = books.spec().ingress();
    Optional<Known> still =
        known.filter(
            last -> last.stacks().equals(books.stacks()) && last.ingress().equals(ingress));
    if (still.isPresent()) {
      return still.get().wanted();
    }
    SortedSet<CertificateName> wanted = Wanted.of(books, new Shelf(tools.store().all()));
    known = Optional.of(new Known(new TreeMap<>(books.stacks()), ingress, new TreeSet<>(wanted)));
    return wanted;
  }

  /** Whatever an authority is asked just then is not heard any more. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
