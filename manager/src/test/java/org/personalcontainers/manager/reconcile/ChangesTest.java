package org.personalcontainers.manager.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Write;

/** What people ask of the loop is done between its turns, or refused. */
final class ChangesTest {
  private final Scene scene = new Scene();
  private final HandClock clock = scene.clock;

  @Test
  void changesAreMadeBetweenTurnsAndEachAskerIsTold() {
    scene.settle();
    List<Verdict> verdicts = new ArrayList<>();
    scene.reconciler.request(
        books -> new Change.Proposal.Next(books.declaring(books.spec())), verdicts::add);
    scene.reconciler.request(books -> new Change.Proposal.Refused("not so"), verdicts::add);
    assertEquals(List.of(), verdicts);
    clock.pass(Tempo.GATHERED + 10);
    assertEquals(List.of(new Verdict.Refused("not so"), new Verdict.Committed()), verdicts);
    assertEquals(List.of("commit", "planned"), scene.told);
    assertEquals(2, scene.looks.getLast().fence().revision());
  }

  @Test
  void ofTwoThatWriteOneDocumentEachHasACommitOfItsOwn() {
    scene.settle();
    List<Verdict> verdicts = new ArrayList<>();
    Write list = new Write.Put(new DocumentName("struck"), Write.ABSENT, Content.of("x"));
    Change writes = books -> new Change.Proposal.Next(books, List.of(list));
    scene.reconciler.request(writes, verdicts::add);
    scene.reconciler.request(writes, verdicts::add);
    clock.pass(Tempo.GATHERED + 10);
    assertEquals(List.of(new Verdict.Committed()), verdicts);
    clock.pass(Tempo.GATHERED + 10);
    assertEquals(List.of(new Verdict.Committed(), new Verdict.Committed()), verdicts);
    assertEquals(List.of("commit", "planned", "commit", "planned"), scene.told);
  }

  /** Else it would be judged by documents that another of them is about to replace. */
  @Test
  void ofThoseThatAreJudgedByTheStoreEachTurnTakesOne() {
    scene.settle();
    List<Verdict> verdicts = new ArrayList<>();
    List<String> judged = new ArrayList<>();
    for (String which : List.of("first", "second")) {
      scene.reconciler.request(
          Change.byStore(
              books -> {
                judged.add(which);
                return new Change.Proposal.Next(books.declaring(books.spec()));
              }),
          verdicts::add);
    }
    scene.reconciler.request(Change.Proposal.Next::new, verdicts::add);
    clock.pass(Tempo.GATHERED + 10);
    assertEquals(List.of("first"), judged);
    assertEquals(List.of(new Verdict.Committed(), new Verdict.Committed()), verdicts);
    clock.pass(Tempo.GATHERED + 10);
    assertEquals(List.of("first", "second"), judged);
    assertEquals(3, verdicts.size());
  }

  @Test
  void oneThatFailsIsRefusedAndTheOthersAreDone() {
    scene.settle();
    List<Verdict> verdicts = new ArrayList<>();
    scene.reconciler.request(
        books -> {
          throw new IllegalStateException("broken");
        },
        verdicts::add);
    scene.reconciler.request(
        books -> new Change.Proposal.Next(books.declaring(books.spec())), verdicts::add);
    clock.pass(Tempo.GATHERED + 10);
    Verdict.Refused refused = assertInstanceOf(Verdict.Refused.class, verdicts.getFirst());
    assertTrue(refused.reason().contains("broken"), refused.reason());
    assertEquals(new Verdict.Committed(), verdicts.getLast());
    assertEquals(List.of("failed", "commit", "planned"), scene.told);
  }

  @Test
  void whatACommitCanNotTakeAtOnceGoesIntoTheNext() {
    scene.settle();
    List<Verdict> verdicts = new ArrayList<>();
    Content large = Content.of("x".repeat(100_000));
    for (String name : List.of("one", "two")) {
      Write write = new Write.Put(new DocumentName(name), Write.ABSENT, large);
      scene.reconciler.request(
          books -> new Change.Proposal.Next(books, List.of(write)), verdicts::add);
    }
    clock.pass(Tempo.GATHERED + 10);
    assertEquals(List.of(new Verdict.Committed()), verdicts);
    clock.pass(Tempo.GATHERED + 10);
    assertEquals(List.of(new Verdict.Committed(), new Verdict.Committed()), verdicts);
  }

  @Test
  void whoeverAskedIsToldWhenTheLeadershipEnds() {
    scene.settle();
    List<Verdict> verdicts = new ArrayList<>();
    scene.reconciler.request(Change.Proposal.Next::new, verdicts::add);
    scene.reconciler.follow("pi2 leads");
    scene.reconciler.request(Change.Proposal.Next::new, verdicts::add);
    assertEquals(2, verdicts.size());
    verdicts.forEach(verdict -> assertInstanceOf(Verdict.Refused.class, verdict));
  }

  @Test
  void changesThatWaitAreBounded() {
    scene.settle();
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < 65; i++) {
      scene.reconciler.request(Change.Proposal.Next::new, verdicts::add);
    }
    assertEquals(1, verdicts.size());
    assertInstanceOf(Verdict.Refused.class, verdicts.getFirst());
  }
}
