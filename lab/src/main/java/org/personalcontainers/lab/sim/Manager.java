package org.personalcontainers.lab.sim;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Change;
import org.personalcontainers.manager.reconcile.Clock;
import org.personalcontainers.manager.reconcile.Ports;
import org.personalcontainers.manager.reconcile.Reconciler;
import org.personalcontainers.manager.reconcile.Tempo;
import org.personalcontainers.manager.reconcile.Turn;

/** One machine's manager: it follows, or stands for election where it hears of no leader. */
final class Manager {
  private static final long TICK = 500;

  private final Stage stage;
  private final SimNode node;
  private Reconciler reconciler;
  private Optional<Long> term = Optional.empty();
  private State state = State.DEAD;
  private long life;
  private long pausedUntil;
  private long patienceEnds;
  private long lastRound;

  /** Whether the process is there. */
  private enum State {
    ALIVE,
    DEAD
  }

  /** The time of one process: a dead one does nothing any more, a paused one does it late. */
  private final class Lifetime implements Clock {
    private final long mine = life;

    @Override
    public long now() {
      return stage.timeline().now();
    }

    @Override
    public void later(long delay, Runnable deed) {
      stage.timeline().after(delay, () -> whenAwake(mine, deed));
    }
  }

  Manager(Stage stage, SimNode node) {
    this.stage = stage;
    this.node = node;
    this.reconciler = freshReconciler();
  }

  private Reconciler freshReconciler() {
    Clock clock = new Lifetime();
    Votes votes = new Votes(stage, node, clock);
    Lines lines = new Lines(stage, node, clock);
    Scribe scribe = new Scribe(stage.history(), node);
    return new Reconciler(new Ports(clock, votes, lines, stage.mind(), scribe, Tempo.USUAL));
  }

  void start() {
    life++;
    state = State.ALIVE;
    pausedUntil = 0;
    term = Optional.empty();
    reconciler = freshReconciler();
    beHeard();
    later(TICK, this::tick);
  }

  void kill() {
    life++;
    state = State.DEAD;
    term = Optional.empty();
  }

  void pause(long milliseconds) {
    pausedUntil = stage.timeline().now() + milliseconds;
  }

  boolean answers() {
    return state == State.ALIVE && pausedUntil <= stage.timeline().now();
  }

  SimNode node() {
    return node;
  }

  /** The term in which it leads, as far as it knows. */
  Optional<Long> term() {
    return term;
  }

  Optional<Plan> lastPlan() {
    return reconciler.lastTurn().map(Turn::plan);
  }

  /** When it looked last, and planned. */
  Optional<Long> lastPlanned() {
    return reconciler.lastTurn().map(Turn::at);
  }

  long idleFor() {
    return reconciler.idleFor();
  }

  /** Something that a person wants changed; it is done between two turns, or not at all. */
  void request(UnaryOperator<Books> change) {
    reconciler.request(
        books -> new Change.Proposal.Next(change.apply(books)),
        verdict -> stage.history().note(() -> "a person is told: " + verdict));
  }

  /** A leader speaks: there is no reason to stand for election. */
  void beHeard() {
    patienceEnds = stage.timeline().now() + stage.chance().between(1_200L, 2_400L);
  }

  /** It leads, and others remember more than its store: only a person can help. */
  boolean isOutdone() {
    return term.isPresent()
        && node.disk()
            .replica()
            .saved()
            .filter(saved -> saved.content().books().outdone().isPresent())
            .isPresent();
  }

  private void tick() {
    if (term.isPresent()) {
      heartbeat(term.get());
    } else if (patienceEnds <= stage.timeline().now()) {
      campaign();
    }
    later(TICK, this::tick);
  }

  /** Asks the majority; without it for a lease the leader is none. */
  private void heartbeat(long mine) {
    long now = stage.timeline().now();
    stage.store().invite(node);
    switch (stage.store().round(node, mine)) {
      case Store.Outcome.Committed(var saved) -> {
        lastRound = now;
        stage.fleet().of(saved.content().voters()).stream()
            .filter(voter -> !voter.equals(node))
            .filter(voter -> stage.network().reaches(node.name(), voter.name()))
            .forEach(voter -> voter.manager().beHeard());
      }
      case Store.Outcome.Unknown unknown -> {
        if (now - lastRound > Tempo.LEASE) {
          stepDown("no majority for " + (now - lastRound) + " ms");
        }
      }
    }
  }

  private void stepDown(String why) {
    stage.history().note(() -> node.name() + " leads no longer: " + why);
    term = Optional.empty();
    reconciler.follow(why);
    beHeard();
  }

  private void campaign() {
    beHeard();
    stage.store().invite(node);
    term = stage.store().elect(node);
    term.ifPresent(
        won -> {
          stage.history().elected(node.name(), won);
          lastRound = stage.timeline().now();
          reconciler.lead(won);
        });
  }

  private void later(long delay, Runnable deed) {
    new Lifetime().later(delay, deed);
  }

  private void whenAwake(long then, Runnable deed) {
    if (life != then) {
      return;
    }
    long now = stage.timeline().now();
    if (pausedUntil > now) {
      stage.timeline().at(pausedUntil, () -> whenAwake(then, deed));
    } else {
      deed.run();
    }
  }
}
