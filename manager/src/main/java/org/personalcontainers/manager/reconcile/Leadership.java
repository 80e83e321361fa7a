package org.personalcontainers.manager.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.personalcontainers.core.check.PlanCheck;
import org.personalcontainers.core.check.Violation;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StepResult;

/** One manager's time as the leader: observe, plan, book, order, again. */
final class Leadership {
  /** After it gave up, it begins anew: not at once, or later where only a person can help. */
  enum Recess {
    SHORT,
    LONG,
    /** There is nothing to decide by: a wake ends it. */
    BLANK
  }

  /** A new leader plans nothing before nobody obeys an earlier one any more. */
  private enum Phase {
    FENCING,
    LOOKING,
    DECIDING,
    RESTING,
    OVER
  }

  private static final long NEVER = Long.MAX_VALUE;

  /** By then all that follows from what was seen is written down. */
  private static final int MOST_BOOKINGS = 8;

  private final Ports ports;
  private final Clock clock;
  private final long term;
  private final BiConsumer<String, Recess> ending;
  private final Mandate mandate;
  private final Survey survey;
  private final Pace pace;
  private final Underway underway;
  private final Approvings approvings;
  private final Requests requests = new Requests();
  private Phase phase = Phase.FENCING;
  private Optional<Turn> lastTurn = Optional.empty();
  private long wakes = NEVER;

  Leadership(Ports ports, Approvings approvings, long term, BiConsumer<String, Recess> ending) {
    this.ports = ports;
    this.approvings = approvings;
    this.clock = ports.clock();
    this.term = term;
    this.ending = ending;
    this.mandate = new Mandate(ports, term, this::whileLeading, why -> end(why, Recess.SHORT));
    this.underway = new Underway(clock);
    this.survey =
        new Survey(ports, underway, this::whileLeading, this::heedFence, this::decideIfDue);
    this.pace = new Pace(clock);
  }

  Optional<Turn> lastTurn() {
    return lastTurn;
  }

  /** For how long no plan of it had anything to do, and nothing was asked of it. */
  long idleFor() {
    return requests.isEmpty() ? pace.idleFor() : 0;
  }

  void begin() {
    ports.chronicle().began(term);
    mandate.open(this::fenceAll);
  }

  void request(Change change, Consumer<Verdict> then) {
    requests.add(change, then);
    wake(Tempo.GATHERED);
  }

  /** Nothing that was under way is heeded any more. */
  void over(String why) {
    phase = Phase.OVER;
    requests.refuseAll("this manager leads no longer: " + why);
  }

  private void end(String why, Recess recess) {
    over(why);
    ending.accept(why, recess);
  }

  private void fenceAll(Optional<Books> books) {
    Optional<Fence> outdone = books.flatMap(Books::outdone);
    if (books.isEmpty()) {
      end("the store holds no cluster", Recess.BLANK);
    } else if (outdone.isPresent()) {
      end("an agent knew the fence " + outdone.get() + ", this store did not", Recess.LONG);
    } else {
      approvings.inherit(books.get());
      new Accession(
              ports,
              mandate.fence(),
              declared(),
              this::whileLeading,
              this::heedFence,
              this::turnAfterFencing)
          .begin();
    }
  }

  private void turnAfterFencing() {
    if (phase == Phase.FENCING) {
      turn();
    }
  }

  private Set<NodeName> declared() {
    return mandate.books().spec().nodes().keySet();
  }

  private void turn() {
    wakes = NEVER;
    Books current = approvings.current(mandate.books());
    if (requests.isEmpty() && current.equals(mandate.books())) {
      lookAndDecide();
    } else {
      amend(current);
    }
  }

  private void amend(Books current) {
    pace.worked();
    phase = Phase.DECIDING;
    Requests.Amended amended = requests.take(current, ports.chronicle()::failed);
    if (!requests.isEmpty()) {
      wake(Tempo.GATHERED);
    }
    approvings.heed(amended.books());
    mandate.settle(amended.books(), amended.papers(), amended::tell, this::lookAndDecide);
  }

  private void lookAndDecide() {
    phase = Phase.LOOKING;
    survey.begin(mandate.fence(), declared());
  }

  private void heedFence(NodeName node, Fence highest) {
    if (highest.compareTo(mandate.fence()) > 0) {
      concede(node, highest);
    } else {
      survey.heard(node);
    }
  }

  private void decideIfDue() {
    if (phase == Phase.LOOKING) {
      decide();
    }
  }

  /**
   * A fresh leader that knows less than an agent was put back from an old image, if the majority
   * still takes its word: then only a person can help. Otherwise another leads by now.
   */
  private void concede(NodeName node, Fence higher) {
    String why = node + " knows the fence " + higher + ", mine is " + mandate.fence();
    if (phase == Phase.FENCING) {
      phase = Phase.DECIDING;
      mandate.settle(
          mandate.books().outdoneBy(higher), List.of(), verdict -> {}, () -> end(why, Recess.LONG));
    } else {
      end(why, Recess.SHORT);
    }
  }

  private void decide() {
    phase = Phase.DECIDING;
    decide(MOST_BOOKINGS);
  }

  /** What is written down in the middle of it is known to the next plan of the same sights. */
  private void decide(int bookings) {
    Books books = mandate.books();
    Situation situation = books.situation(survey.observations());
    Plan plan = ports.mind().plan(situation);
    Turn turn = new Turn(term, books, situation, plan, clock.now());
    pace.planned(plan);
    lastTurn = Optional.of(turn);
    ports.chronicle().planned(turn);
    carryOut(turn, PlanCheck.check(situation, plan), bookings);
  }

  private void carryOut(Turn turn, List<Violation> violations, int bookings) {
    if (!violations.isEmpty()) {
      ports.chronicle().broken(turn, violations);
      rest(ports.tempo().unsettled());
    } else if (turn.plan().steps().isEmpty()) {
      rest(turn.plan().converged() ? ports.tempo().idle() : pace.pause(ports.tempo()));
    } else {
      bookAndOrder(turn.plan(), bookings);
    }
  }

  private void bookAndOrder(Plan plan, int bookings) {
    Books born = Booking.births(mandate.books(), plan);
    if (bookings > 0 && !born.equals(mandate.books())) {
      mandate.settle(born, List.of(), verdict -> {}, () -> decide(bookings - 1));
    } else {
      settleAndOrder(plan, Booking.book(mandate.books(), plan), bookings);
    }
  }

  /** Whoever has just said yes to something need not be asked once more. */
  private void settleAndOrder(Plan plan, Books booked, int bookings) {
    if (bookings < MOST_BOOKINGS && booked.equals(mandate.books())) {
      orderAll(plan);
    } else {
      mandate.settle(booked, List.of(), verdict -> {}, () -> orderAll(plan));
    }
  }

  private void orderAll(Plan plan) {
    List<NodeStep> orders = new ArrayList<>();
    for (Step step : plan.steps()) {
      if (step instanceof NodeStep order && !pace.isHeld(order)) {
        orders.add(order);
      }
    }
    Fence fence = mandate.fence();
    orders.forEach(order -> order(fence, order));
    rest(orders.isEmpty() && !pace.holds() ? Tempo.GATHERED : ports.tempo().unsettled());
  }

  private void order(Fence fence, NodeStep step) {
    ports.chronicle().ordered(fence, step);
    underway.given(fence, step);
    ports
        .fleet()
        .order(fence, step, mandate.expires(), result -> whileLeading(() -> heed(step, result)));
  }

  private void heed(NodeStep step, StepResult result) {
    underway.answered(step);
    ports.chronicle().answered(step, result);
    approvings.answered(step, result, requests);
    pace.answered(step, result, ports.tempo());
    wake(result instanceof StepResult.Done ? afterDone(step) : ports.tempo().failed());
  }

  private long afterDone(NodeStep step) {
    long pause = pace.afterDone(step, ports.tempo());
    return underway.isEmpty() ? pause : Math.max(pause, Tempo.AMONG_OTHERS);
  }

  /** The next turn comes after that time, unless something wakes the loop before. */
  private void rest(long milliseconds) {
    phase = Phase.RESTING;
    long due = Math.min(wakes, clock.now() + milliseconds);
    wakes = NEVER;
    wake(due - clock.now());
  }

  /** Something changed on some node: most often what an order is at, whose answer comes itself. */
  void stir() {
    wake(underway.isEmpty() ? Tempo.GATHERED : Tempo.STIRRED);
  }

  /** What happens while it looks or decides is not lost: it then rests no longer than that. */
  void wake(long milliseconds) {
    long due = clock.now() + Math.max(0, milliseconds);
    if (due < wakes) {
      wakes = due;
      later(due - clock.now(), this::turnIfDue);
    }
  }

  private void turnIfDue() {
    if (phase == Phase.RESTING && clock.now() >= wakes) {
      turn();
    }
  }

  private void later(long milliseconds, Runnable deed) {
    clock.later(milliseconds, () -> whileLeading(deed));
  }

  private void whileLeading(Runnable deed) {
    if (phase != Phase.OVER) {
      deed.run();
    }
  }
}
