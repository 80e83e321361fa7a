package org.personalcontainers.manager.fleet;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.SwarmStep;
import org.personalcontainers.core.wire.Cargo;
import org.personalcontainers.core.wire.JoinSecret;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.identity.Struck;
import org.personalcontainers.manager.reconcile.Clock;
import org.personalcontainers.manager.reconcile.Sight;

/**
 * One agent: a connection for looking, one for watching, and one for each order under way, of which
 * some are kept. Its methods are called on the loop.
 */
final class AgentLine implements AutoCloseable {
  private static final int MOST_ORDERS = 16;

  /** A bootstrap gives so many at once: each new connection costs both ends a handshake. */
  private static final int MOST_IDLE = 4;

  private final NodeSpec node;
  private final Supplier<Struck> struck;
  private final Roads roads;
  private final Freight freight;
  private final Clock clock;
  private final Executor loop;
  private final Executor threads;
  private final Caller looking;
  private final Watch watch;
  private final Deque<Caller> idle = new ArrayDeque<>();
  private Optional<Question> next = Optional.empty();
  private Gaze gaze = Gaze.IDLE;
  private int orders;

  /** A look that has not begun. */
  private record Question(Fence fence, long since, Consumer<Sight> answer) {}

  /** Whether a look is under way. */
  private enum Gaze {
    IDLE,
    LOOKING
  }

  AgentLine(
      NodeSpec node,
      Supplier<Struck> struck,
      Roads roads,
      Freight freight,
      Clock clock,
      Executor loop,
      Executor threads,
      Runnable stirred) {
    this.node = node;
    this.struck = struck;
    this.roads = roads;
    this.freight = freight;
    this.clock = clock;
    this.loop = loop;
    this.threads = threads;
    this.looking = roads.to(node);
    this.watch = new Watch(roads.to(node), () -> loop.execute(stirred));
  }

  NodeSpec node() {
    return node;
  }

  /** One look at a time; of those that wait only the last one is answered. */
  void look(Fence fence, long since, Consumer<Sight> answer) {
    watch.goOn(threads);
    Question question = new Question(fence, since, answer);
    switch (gaze) {
      case IDLE -> begin(question);
      case LOOKING -> next = Optional.of(question);
    }
  }

  private void begin(Question question) {
    gaze = Gaze.LOOKING;
    threads.execute(
        () -> {
          long within = Math.max(0, clock.now() - question.since());
          Sight sight = Speech.look(looking, question.fence(), within, struck.get());
          loop.execute(() -> end(question, sight));
        });
  }

  private void end(Question question, Sight sight) {
    Optional<Question> waiting = next;
    next = Optional.empty();
    gaze = Gaze.IDLE;
    waiting.ifPresent(this::begin);
    question.answer().accept(sight);
  }

  void order(
      Fence fence,
      NodeStep step,
      Optional<AgentLine> via,
      long leavesBy,
      Consumer<StepResult> answer) {
    if (orders >= MOST_ORDERS) {
      loop.execute(() -> answer.accept(new StepResult.Retry("too many orders are under way")));
      return;
    }
    orders++;
    Caller caller = Optional.ofNullable(idle.pollFirst()).orElseGet(() -> roads.to(node));
    Optional<Caller> guide = via.map(other -> other.roads.to(other.node));
    threads.execute(
        () -> {
          StepResult result = outcome(() -> order(caller, fence, step, guide, leavesBy));
          guide.ifPresent(Caller::close);
          loop.execute(() -> end(caller, result, answer));
        });
  }

  /** Whatever happens there is an answer: without one its place would be taken for good. */
  private static StepResult outcome(Supplier<StepResult> order) {
    try {
      return order.get();
    } catch (RuntimeException e) {
      return new StepResult.Retry("the manager failed to give the order: " + e);
    }
  }

  private void end(Caller caller, StepResult result, Consumer<StepResult> answer) {
    orders--;
    if (idle.size() < MOST_IDLE) {
      idle.addFirst(caller);
    } else {
      caller.close();
    }
    answer.accept(result);
  }

  private StepResult order(
      Caller caller, Fence fence, NodeStep step, Optional<Caller> guide, long leavesBy) {
    if (step instanceof SwarmStep.JoinSwarm join) {
      return join(caller, fence, join, guide, leavesBy);
    }
    return freight
        .beside(step)
        .map(cargo -> send(caller, fence, step, cargo, leavesBy))
        .orElseGet(() -> new StepResult.Retry(replaced(step)));
  }

  private static String replaced(NodeStep step) {
    return step instanceof SwarmStep.DeployStack deploy
        ? "the stack "
            + deploy.stack()
            + ", or a secret of it, is another one by now; if this stays: pcctl stack deploy FILE"
            + " --name "
            + deploy.stack()
        : "what it names was replaced meanwhile";
  }

  private StepResult join(
      Caller caller, Fence fence, SwarmStep.JoinSwarm join, Optional<Caller> guide, long leavesBy) {
    if (guide.isEmpty()) {
      return new StepResult.Retry("nobody declares " + join.via() + ", through which to join");
    }
    return switch (Speech.token(guide.get(), join)) {
      case Speech.Token.Given(JoinSecret secret) ->
          send(caller, fence, join, Cargo.of(secret), leavesBy);
      case Speech.Token.Withheld(String reason) ->
          new StepResult.Retry(join.via() + " gives no join token: " + reason);
    };
  }

  /** Connects first, within what is left of the lease: what leaves later is another leader's. */
  private StepResult send(Caller caller, Fence fence, NodeStep step, Cargo cargo, long leavesBy) {
    long left = leavesBy - clock.now();
    if (left <= 0) {
      return new StepResult.Retry("the lease ran out before the order could leave");
    }
    try {
      caller.peer(Duration.ofMillis(left));
    } catch (IOException e) {
      return new StepResult.Retry("the order was not sent: " + e.getMessage());
    }
    return clock.now() > leavesBy
        ? new StepResult.Retry("the lease ran out before the order could leave")
        : Speech.order(caller, fence, step, cargo);
  }

  @Override
  public void close() {
    looking.close();
    watch.close();
    idle.forEach(Caller::close);
  }
}
