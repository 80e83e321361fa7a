package org.personalcontainers.manager.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.core.check.Violation;
import org.personalcontainers.core.ledger.ApprovalId;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.ledger.SwarmBirth;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.SwarmStep;
import org.personalcontainers.core.wire.Order;
import org.personalcontainers.core.wire.Sighting;
import org.personalcontainers.core.wire.Wire;
import org.personalcontainers.link.http.Bounds;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.http.Server;
import org.personalcontainers.manager.preview.Checked;
import org.personalcontainers.manager.preview.Fresh;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.BooksDocument;
import org.personalcontainers.manager.reconcile.Change;
import org.personalcontainers.manager.reconcile.Chronicle;
import org.personalcontainers.manager.reconcile.Turn;
import org.personalcontainers.manager.reconcile.Verdict;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.MemoryGroup;
import org.personalcontainers.manager.store.Write;

/**
 * The real loop, planner, books and lines, with a store in memory and an agent made of a handler.
 */
final class DeciderTest implements Chronicle {
  private static final NodeName PI1 = new NodeName("pi1");

  @TempDir private Path directory;

  private final BlockingQueue<Order.Known> orders = new ArrayBlockingQueue<>(1_000);
  private final BlockingQueue<Object> told = new ArrayBlockingQueue<>(1_000);
  private final MemoryGroup group = new MemoryGroup();
  private final MemoryGroup.MemoryStore store =
      group.found(new MemberId(PI1, "0123456789abcdef"), new MemberAddress("192.168.1.11", 7673));
  private final Checked planner = Checked.planner();
  private Optional<Server> agent = Optional.empty();

  @BeforeEach
  void begin() throws IOException {
    agent =
        Optional.of(
            Server.unix(
                directory.resolve("agent.sock"),
                PosixFilePermissions.fromString("rw-------"),
                Bounds.ofDaemon(),
                this::answer));
    Books books = Books.blank(Fresh.spec(1), Ledger.blank(new ClusterId("test")));
    store.commit(1, List.of(BooksDocument.write(books, Write.ABSENT)));
  }

  @AfterEach
  void end() throws IOException {
    agent.orElseThrow().close();
    planner.brokeNothing();
  }

  private Response answer(Request request) throws InterruptedException {
    if (request.query().containsKey("wait")) {
      new SynchronousQueue<>().take();
    }
    if (request.path().equals("/v1/observation")) {
      return Response.json(Wire.write(new Sighting("a", Optional.empty(), Fresh.seen(PI1))));
    }
    if (Wire.readDispatch(request.body()).order() instanceof Order.Known order) {
      orders.add(order);
    }
    return Response.json(Wire.write(new StepResult.Done()));
  }

  private Decider decider() {
    return new Decider(
        store, node -> Caller.unix(directory.resolve("agent.sock")), planner, this, told::add);
  }

  @Test
  void leadsPlansBooksAndOrders() throws InterruptedException {
    try (Decider decider = decider()) {
      Order.Known order = next();
      while (!(order.step() instanceof SwarmStep.InitSwarm)) {
        order = next();
      }
      assertEquals(new Fence(1, 1, 1), order.fence());
      assertEquals(
          new SwarmBirth.Expected(PI1), BooksDocument.of(store).orElseThrow().ledger().swarm());
      decider.request(books -> new Change.Proposal.Next(books.declaring(books.spec())), told::add);
      Object verdict = told.poll(20, TimeUnit.SECONDS);
      assertEquals(new Verdict.Committed(), verdict);
      while (order.fence().revision() == 1) {
        order = next();
      }
      assertEquals(new Fence(1, 1, 2), order.fence());
    }
  }

  @Test
  void whoDoesNotLeadRefuses() throws InterruptedException {
    group.electNobody();
    try (Decider decider = decider()) {
      decider.request(Change.Proposal.Next::new, told::add);
      assertInstanceOf(Verdict.Refused.class, told.poll(20, TimeUnit.SECONDS));
      assertEquals(0, orders.size());
    }
  }

  private Order.Known next() throws InterruptedException {
    return Optional.ofNullable(orders.poll(30, TimeUnit.SECONDS))
        .orElseThrow(() -> new AssertionError("no order came; told: " + told));
  }

  @Override
  public void began(long term) {}

  @Override
  public void ended(String why) {}

  @Override
  public void seen(NodeName node, Duration lasted) {}

  @Override
  public void planned(Turn turn) {}

  @Override
  public void broken(Turn turn, List<Violation> violations) {
    told.add(violations);
  }

  @Override
  public void failed(RuntimeException failure) {
    throw failure;
  }

  @Override
  public void lapsed(ApprovalId approval) {}

  @Override
  public void ordered(Fence fence, NodeStep step) {}

  @Override
  public void answered(NodeStep step, StepResult result) {}
}
