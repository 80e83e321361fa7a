package org.personalcontainers.manager.reconcile;

import java.util.Optional;
import java.util.function.Consumer;
import org.personalcontainers.manager.reconcile.Leadership.Recess;

/**
 * One manager's mind: while the store says that it leads, it makes what is declared come true; else
 * it does nothing. All of it happens on the loop: nothing here may be called from another thread.
 */
public final class Reconciler {
  /** Where only a person can help, it asks again so seldom. */
  private static final long LONG_RECESS = 60_000;

  private static final long NONE = 0;

  private final Ports ports;
  private final Approvings approvings;
  private Optional<Leadership> leadership = Optional.empty();
  private long term = NONE;
  private long recess;
  private Recess resting = Recess.SHORT;

  public Reconciler(Ports ports) {
    this.ports = ports;
    this.approvings = new Approvings(ports.clock(), ports.chronicle());
  }

  /** The store says that this manager leads in that term. */
  public void lead(long newer) {
    if (newer != term) {
      follow("it leads in term " + newer + " now");
      term = newer;
      begin();
    }
  }

  /** The store says that it does not lead. */
  public void follow(String why) {
    term = NONE;
    leadership.ifPresent(
        ending -> {
          ending.over(why);
          ended(why);
        });
  }

  /** The loop failed in the middle of something: whatever it took for true is forgotten. */
  public void stumble(String why) {
    leadership.ifPresent(
        stumbling -> {
          stumbling.over(why);
          recede(why, Recess.SHORT);
        });
  }

  /** Something changed somewhere: it looks before long. */
  public void wake() {
    leadership.ifPresentOrElse(Leadership::stir, this::resumeIfBlank);
  }

  private void resumeIfBlank() {
    if (resting == Recess.BLANK) {
      resume(recess);
    }
  }

  /** Changes the books between two turns, and says what came of it. */
  public void request(Change change, Consumer<Verdict> then) {
    leadership.ifPresentOrElse(
        leading -> leading.request(change, then),
        () -> then.accept(new Verdict.Refused("this manager does not lead")));
  }

  /** The last turn of this manager's present leadership. */
  public Optional<Turn> lastTurn() {
    return leadership.flatMap(Leadership::lastTurn);
  }

  /** For how many milliseconds nothing was to be done. */
  public long idleFor() {
    return leadership.map(Leadership::idleFor).orElse(0L);
  }

  private void begin() {
    Leadership beginning = new Leadership(ports, approvings, term, this::recede);
    leadership = Optional.of(beginning);
    beginning.begin();
  }

  private void ended(String why) {
    leadership = Optional.empty();
    recess++;
    ports.chronicle().ended(why);
  }

  /** The store may still say that it leads: then it begins anew, as if it knew nothing. */
  private void recede(String why, Recess length) {
    ended(why);
    resting = length;
    long mine = recess;
    ports.clock().later(milliseconds(length), () -> resume(mine));
  }

  private void resume(long mine) {
    if (recess == mine && term != NONE && leadership.isEmpty()) {
      begin();
    }
  }

  private static long milliseconds(Recess length) {
    return switch (length) {
      case SHORT, BLANK -> Tempo.LEASE;
      case LONG -> LONG_RECESS;
    };
  }
}
