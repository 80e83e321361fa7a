package org.personalcontainers.agent.join;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Contact;
import org.personalcontainers.link.knock.Newcomer;

/**
 * Knocks at every door at once, for ever, until this node is a member. A door that is not there
 * yet, an address that comes late, a manager that boots last: all of them only take another try.
 */
public final class Knocker implements AutoCloseable {
  /** Doors that others sent us on to, beside those of the join.yml. */
  private static final int MOST_DOORS = 80;

  private final Doorways doorways;
  private final Visit visit;
  private final Function<Address, Newcomer> self;
  private final Supplier<Pacing> pacings;
  private final Consumer<String> journal;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Map<Contact, Thread> threads = new HashMap<>();

  Knocker(
      Doorways doorways,
      Visit visit,
      Function<Address, Newcomer> self,
      Supplier<Pacing> pacings,
      Consumer<String> journal) {
    this.doorways = doorways;
    this.visit = visit;
    this.self = self;
    this.pacings = pacings;
    this.journal = journal;
  }

  void start(List<Contact> contacts) {
    contacts.forEach(this::knockAt);
  }

  private synchronized void knockAt(Contact contact) {
    if (over.getCount() > 0 && threads.size() < MOST_DOORS && !threads.containsKey(contact)) {
      threads.put(
          contact, Thread.ofVirtual().name("knock " + contact).start(() -> knocking(contact)));
    }
  }

  private void knocking(Contact contact) {
    Pacing pacing = pacings.get();
    String told = "";
    Outcome outcome;
    try {
      do {
        outcome = knock(contact, pacing);
        if (!outcome.words().equals(told)) {
          journal.accept("knocking at " + contact + ": " + outcome.words());
          told = outcome.words();
        }
      } while (!over.await(outcome.rest().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What came of a knock.
   *
   * @param rest before the next one
   */
  private record Outcome(String words, Duration rest) {}

  private Outcome knock(Contact contact, Pacing pacing) {
    Optional<Address> address = doorways.ownAddress(contact);
    if (address.isEmpty()) {
      return new Outcome("this node has no address yet", pacing.afterFailure());
    }
    try (Doorway doorway = doorways.open(contact)) {
      return told(visit.make(doorway, self.apply(address.get()), new Patient(pacing)), pacing);
    } catch (Crowded e) {
      return new Outcome(String.valueOf(e.getMessage()), pacing.afterCrowd(e.again()));
    } catch (IOException e) {
      return new Outcome(String.valueOf(e.getMessage()), pacing.afterFailure());
    }
  }

  /** Until this node is a member by another door. */
  private final class Patient implements Visit.Manners {
    private final Pacing pacing;

    Patient(Pacing pacing) {
      this.pacing = pacing;
    }

    @Override
    public void heard() {
      pacing.begin();
    }

    @Override
    public void rest(Duration asked) throws IOException {
      try {
        if (await(pacing.afterCrowd(asked)) == Progress.OVER) {
          throw new IOException("this node is a member, or has stopped");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while too many knocked", e);
      }
    }
  }

  private Outcome told(Visit.End end, Pacing pacing) {
    return switch (end) {
      case Visit.End.Inside _ -> {
        over.countDown();
        yield new Outcome("this node is a member now", Duration.ZERO);
      }
      case Visit.End.Myself _ -> new Outcome("that is this node itself", pacing.afterMyself());
      case Visit.End.Foreign _ ->
          new Outcome(
              "who answers there does not have this join.yml's key, or no longer",
              pacing.afterFailure());
      case Visit.End.TurnedAway(String reason) -> new Outcome(reason, pacing.afterTurnedAway());
      case Visit.End.SentOn(Contact better) -> {
        knockAt(better);
        yield new Outcome("sent on to " + better, pacing.afterTurnedAway());
      }
    };
  }

  /** Waits until this node is a member. */
  Progress await(Duration patience) throws InterruptedException {
    return over.await(patience.toMillis(), TimeUnit.MILLISECONDS)
        ? Progress.OVER
        : Progress.KNOCKING;
  }

  /** How far it got. */
  enum Progress {
    KNOCKING,
    OVER
  }

  /** No more knocks; who holds us is left. */
  @Override
  public void close() {
    over.countDown();
    List<Thread> all;
    synchronized (this) {
      all = List.copyOf(threads.values());
    }
    all.forEach(Thread::interrupt);
  }
}
