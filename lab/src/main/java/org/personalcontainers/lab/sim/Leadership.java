package org.personalcontainers.lab.sim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StepResult;

/** One manager's time as the leader: observe, plan, commit, order, again. */
final class Leadership {
  private static final long LEASE = 2_000;
  private static final long LONGEST_LOOK = 1_500;
  private static final long GATHERED = 100;
  private static final long IDLE = 5_000;

  private final Stage stage;
  private final SimNode node;
  private final long term;
  private final Sights sights;
  private final Set<Step> witnessed = new HashSet<>();
  private Content content;
  private long lastRound;
  private final Pace pace;
  private Phase phase = Phase.FENCING;
  private long turn;
  private Optional<Plan> lastPlan = Optional.empty();
  private final List<UnaryOperator<Content>> requests = new ArrayList<>();

  /** A new leader plans nothing before all that it reaches know of it and its lease has passed. */
  private enum Phase {
    FENCING,
    LOOKING,
    DECIDING,
    RESTING
  }

  Leadership(Stage stage, SimNode node, long term) {
    this.stage = stage;
    this.node = node;
    this.term = term;
    this.content = node.disk().replica().saved().orElseThrow().content();
    this.lastRound = stage.timeline().now();
    this.pace = new Pace(stage.timeline());
    this.sights = new Sights(stage.timeline());
  }

  long term() {
    return term;
  }

  Optional<Plan> lastPlan() {
    return lastPlan;
  }

  SimNode node() {
    return node;
  }

  /** For how long no plan of it had anything to do, and nothing was asked of it. */
  long idleFor() {
    return requests.isEmpty() ? pace.idleFor() : 0;
  }

  /** For how long it has ordered the same again and again. */
  long repeatsFor() {
    return pace.repeatsFor();
  }

  /** Something that a person wants changed in the store; it is done between two turns. */
  void request(UnaryOperator<Content> change) {
    requests.add(change);
  }

  private Fence fence() {
    return new Fence(content.epoch(), term, content.ledger().revision());
  }

  void begin() {
    commit(
        content,
        () -> {
          look();
          later(LEASE, this::turn);
        });
  }

  /** Asks the majority; without it for a lease the leader is none. */
  void heartbeat() {
    long now = stage.timeline().now();
    stage.store().invite(node);
    switch (stage.store().round(node, term)) {
      case Store.Outcome.Committed committed -> {
        lastRound = now;
        stage.fleet().of(content.voters()).stream()
            .filter(voter -> !voter.equals(node))
            .filter(voter -> stage.network().reaches(node.name(), voter.name()))
            .forEach(voter -> voter.manager().beHeard());
      }
      case Store.Outcome.Unknown unknown -> {
        if (now - lastRound > LEASE) {
          node.manager().stepDown("no majority for " + (now - lastRound) + " ms");
        }
      }
    }
  }

  private void turn() {
    if (requests.isEmpty()) {
      lookAndDecide();
      return;
    }
    Content next = content;
    for (UnaryOperator<Content> change : requests) {
      next = change.apply(next);
    }
    requests.clear();
    pace.worked();
    phase = Phase.DECIDING;
    commit(next, this::lookAndDecide);
  }

  private void lookAndDecide() {
    phase = Phase.LOOKING;
    look();
    long mine = turn;
    later(
        LONGEST_LOOK,
        () -> {
          if (turn == mine && phase == Phase.LOOKING) {
            decide();
          }
        });
  }

  private void look() {
    turn++;
    sights.forget();
    long mine = turn;
    Fence fence = fence();
    for (NodeName name : declared()) {
      stage.fleet().find(name).ifPresent(other -> ask(other, fence, mine));
    }
  }

  private void ask(SimNode other, Fence fence, long mine) {
    send(
        other,
        () ->
            other
                .agent()
                .observe(fence, sight -> answer(other, () -> heedSight(other, mine, sight))));
  }

  private void heedSight(SimNode other, long mine, Agent.Sight sight) {
    if (sight.highest().compareTo(fence()) > 0) {
      concede(other.name() + " knows the fence " + sight.highest() + ", mine is " + fence());
      return;
    }
    sight.seen().jobs().stream()
        .filter(job -> job.fence().term() < term && witnessed.add(job.step()))
        .forEach(job -> stage.strike(FaultKind.ORDER_OUTLIVES_LEADER, other.name()));
    if (turn != mine) {
      return;
    }
    sights.add(other.name(), sight.seen());
    if (phase == Phase.LOOKING && sights.coverAll(declared())) {
      decide();
    }
  }

  private Set<NodeName> declared() {
    return content.spec().nodes().keySet();
  }

  /** A fresh leader that is not the newest remembers less than others: only a person can help. */
  private void concede(String why) {
    if (phase == Phase.FENCING) {
      node.manager().quieten(why);
    } else {
      node.manager().stepDown(why);
    }
  }

  private void decide() {
    phase = Phase.DECIDING;
    Situation situation =
        new Situation(content.spec(), sights.observations(declared()), content.ledger());
    Plan plan = stage.mind().plan(situation);
    pace.planned(plan);
    lastPlan = Optional.of(plan);
    stage.history().planned(node.name(), situation, plan);
    if (plan.steps().isEmpty()) {
      rest(IDLE);
    } else {
      commit(Booking.book(content, plan), () -> orderAll(plan));
    }
  }

  /** Commits, and goes on where the majority's yes is less than a lease old. */
  void commit(Content next, Runnable then) {
    long proposed = stage.timeline().now();
    Store.Outcome outcome = stage.lossy(stage.store().commit(node, term, next));
    later(
        stage.chance().between(2L, 20L),
        () -> {
          switch (outcome) {
            case Store.Outcome.Committed committed -> committed(proposed, next, then);
            case Store.Outcome.Unknown unknown ->
                node.manager().stepDown("a commit's outcome is unknown");
          }
        });
  }

  private void committed(long proposed, Content next, Runnable then) {
    content = next;
    lastRound = Math.max(lastRound, proposed);
    if (stage.timeline().now() - proposed > LEASE) {
      node.manager().stepDown("the lease ran out while it slept");
    } else {
      then.run();
    }
  }

  private void orderAll(Plan plan) {
    List<NodeStep> orders = new ArrayList<>();
    for (Step step : plan.steps()) {
      if (step instanceof NodeStep order) {
        orders.add(order);
      }
    }
    Fence fence = fence();
    stage.outages().beforeOrders(node);
    later(0, () -> orders.forEach(order -> order(fence, order)));
    rest(orders.isEmpty() ? GATHERED : IDLE);
  }

  private void order(Fence fence, NodeStep step) {
    stage
        .fleet()
        .find(step.node())
        .ifPresent(
            other ->
                send(
                    other,
                    () ->
                        other
                            .agent()
                            .order(
                                fence, step, result -> answer(other, () -> heed(step, result)))));
  }

  private void heed(NodeStep step, StepResult result) {
    stage.history().answered(step, result);
    if (phase == Phase.RESTING) {
      rest(GATHERED);
    }
  }

  /** The next turn comes after that time, unless an answer wakes the loop before. */
  private void rest(long milliseconds) {
    phase = Phase.RESTING;
    long mine = ++turn;
    later(
        milliseconds,
        () -> {
          if (turn == mine && phase == Phase.RESTING) {
            turn();
          }
        });
  }

  private void send(SimNode to, Runnable arrival) {
    stage.network().send(node.name(), to.name(), () -> to.receive(arrival));
  }

  /** An answer finds its way back, if the one who asked still leads when it comes. */
  private void answer(SimNode from, Runnable heeded) {
    stage.network().send(from.name(), node.name(), () -> later(0, heeded));
  }

  private void later(long delay, Runnable deed) {
    node.manager()
        .later(
            delay,
            () -> {
              if (node.manager().leadership().filter(this::equals).isPresent()) {
                deed.run();
              }
            });
  }
}
