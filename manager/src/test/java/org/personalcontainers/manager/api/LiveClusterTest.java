package org.personalcontainers.manager.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.personalcontainers.manager.store.Eventually.eventually;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.manager.preview.Checked;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.BooksDocument;
import org.personalcontainers.manager.reconcile.Change;
import org.personalcontainers.manager.reconcile.Fleet;
import org.personalcontainers.manager.reconcile.Loop;
import org.personalcontainers.manager.reconcile.Ports;
import org.personalcontainers.manager.reconcile.Reconciler;
import org.personalcontainers.manager.reconcile.Sight;
import org.personalcontainers.manager.reconcile.Standings;
import org.personalcontainers.manager.reconcile.StoreCouncil;
import org.personalcontainers.manager.reconcile.Tempo;
import org.personalcontainers.manager.reconcile.Verdict;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.MemoryGroup;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.store.Write;

/** The real loop over a store, with nodes that never answer. */
class LiveClusterTest {
  private static final DocumentName PAPER = DocumentName.of("history", 2);

  private final Books books = Scene.of("nothing-to-do").cluster().books().orElseThrow();
  private final List<RuntimeException> broken = new CopyOnWriteArrayList<>();
  private final Checked planner = Checked.planner();

  @Test
  void changeGoesThroughTheLoopIntoTheStoreWithItsPapers() throws InterruptedException {
    MemoryGroup group = new MemoryGroup();
    Store store =
        group.found(
            new MemberId(Scene.PI1, "ab".repeat(8)), new MemberAddress("192.168.1.11", 7673));
    store.commit(store.standing().term(), List.of(BooksDocument.write(books, Write.ABSENT)));
    try (Loop loop = new Loop(broken::add);
        var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
      Journal journal = new Journal(Scene.PI1, java.time.InstantSource.system());
      Witness witness = new Witness(journal);
      Reconciler reconciler =
          new Reconciler(
              new Ports(
                  loop,
                  new StoreCouncil(store, waiting, loop),
                  new Silence(),
                  planner,
                  witness,
                  Tempo.USUAL));
      LiveCluster cluster =
          new LiveCluster(
              store,
              (change, then) -> loop.execute(() -> reconciler.request(change, then)),
              witness,
              Fellows.none());
      Standings.follow(store, loop, reconciler);
      eventually("a turn", () -> cluster.lastTurn().isPresent());
      long seen = cluster.changes();

      Write paper = new Write.Put(PAPER, Write.ABSENT, Content.of("{}"));
      Change change = old -> new Change.Proposal.Next(old.declaring(old.spec()), List.of(paper));
      assertEquals(new Verdict.Committed(), cluster.change(change));

      assertEquals(2, cluster.books().orElseThrow().ledger().revision());
      assertTrue(cluster.documents().containsKey(PAPER));
      assertTrue(cluster.changes() > seen);
      eventually(
          "a turn with the new revision",
          () -> cluster.lastTurn().stream().anyMatch(t -> t.books().ledger().revision() == 2));
      assertEquals(
          new Verdict.Refused("no"), cluster.change(old -> new Change.Proposal.Refused("no")));

      group.electNobody();
      eventually("no turn of a follower", () -> cluster.lastTurn().isEmpty());
      assertInstanceOf(Outcome.NotLeading.class, cluster.write(List.of(paper)));
      assertInstanceOf(Verdict.Refused.class, cluster.change(change));
      List<String> told = new ArrayList<>();
      journal.after(0, java.time.Duration.ZERO).events().forEach(event -> told.add(event.text()));
      assertTrue(told.getFirst().startsWith("this manager decides, in term "), told.toString());
      assertTrue(told.getLast().startsWith("this manager decides nothing"), told.toString());
    }
    assertEquals(List.of(), broken);
    planner.brokeNothing();
  }

  /** Nobody answers. */
  private static final class Silence implements Fleet {
    @Override
    public void look(NodeName node, Fence fence, long since, Consumer<Sight> answer) {}

    @Override
    public void order(Fence fence, NodeStep step, long leavesBy, Consumer<StepResult> answer) {}
  }
}
