package org.personalcontainers.manager.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.ledger.ApprovalId;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.manager.preview.Fresh;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.MemoryGroup;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Write;

/** The books go into the store and come out of it as they were, or not at all. */
final class StoreCouncilTest {
  private static final DocumentName PAPER = new DocumentName("history/1");

  private final MemoryGroup group = new MemoryGroup();
  private final MemoryGroup.MemoryStore store =
      group.found(
          new MemberId(new NodeName("pi1"), "0123456789abcdef"),
          new MemberAddress("192.168.1.11", 7673));
  private final StoreCouncil council = new StoreCouncil(store, Runnable::run, Runnable::run);
  private final List<Verdict> verdicts = new ArrayList<>();
  private final Books books =
      Books.blank(
          Fresh.spec(3),
          Ledger.blank(new ClusterId("test")).withApproval(new ApprovalId("0123456789")));

  private void found() {
    assertInstanceOf(
        Outcome.Committed.class,
        store.commit(1, List.of(BooksDocument.write(books, Write.ABSENT))));
    council.round(1, verdicts::add);
  }

  @Test
  void booksAreReadAsTheyWereWritten() {
    found();
    Books next = books.declaring(Fresh.spec(4)).outdoneBy(new Fence(1, 9, 3));
    council.commit(1, next, List.of(), verdicts::add);
    assertEquals(List.of(new Verdict.Committed(), new Verdict.Committed()), verdicts);
    assertEquals(Optional.of(next), council.books());
    assertEquals(Optional.of(next), BooksDocument.of(store));
  }

  @Test
  void whereNothingWasFoundedThereAreNoBooks() {
    council.round(1, verdicts::add);
    assertEquals(List.of(new Verdict.Committed()), verdicts);
    assertEquals(Optional.empty(), council.books());
  }

  @Test
  void papersGoWithTheBooksOrNotAtAll() {
    found();
    Write paper = new Write.Put(PAPER, Write.ABSENT, Content.of("first"));
    council.commit(1, books.declaring(Fresh.spec(4)), List.of(paper), verdicts::add);
    council.commit(1, books.declaring(Fresh.spec(5)), List.of(paper), verdicts::add);
    assertInstanceOf(Verdict.Refused.class, verdicts.getLast());
    assertEquals(4, BooksDocument.of(store).orElseThrow().spec().nodes().size());
  }

  @Test
  void whoeverWasOverwrittenIsRefused() {
    found();
    StoreCouncil other = new StoreCouncil(store, Runnable::run, Runnable::run);
    other.round(1, verdicts::add);
    other.commit(1, books.declaring(Fresh.spec(4)), List.of(), verdicts::add);
    council.commit(1, books.declaring(Fresh.spec(5)), List.of(), verdicts::add);
    assertInstanceOf(Verdict.Refused.class, verdicts.getLast());
    council.round(1, verdicts::add);
    council.commit(1, books.declaring(Fresh.spec(5)), List.of(), verdicts::add);
    assertEquals(new Verdict.Committed(), verdicts.getLast());
  }

  @Test
  void lostAnswersAreUnknownAndPassedTermsRefused() {
    found();
    group.loseAnswers(true);
    council.commit(1, books.declaring(Fresh.spec(4)), List.of(), verdicts::add);
    assertInstanceOf(Verdict.Unknown.class, verdicts.getLast());
    group.loseAnswers(false);
    council.round(7, verdicts::add);
    assertInstanceOf(Verdict.Refused.class, verdicts.getLast());
  }

  @Test
  void aStoreThatFailsIsAnAnswerToo() {
    found();
    Write paper = new Write.Put(PAPER, Write.ABSENT, Content.of("x"));
    council.commit(1, books.declaring(Fresh.spec(4)), List.of(paper, paper), verdicts::add);
    assertInstanceOf(Verdict.Unknown.class, verdicts.getLast());
  }

  @Test
  void booksInAnotherFormDecideNothing() {
    store.commit(
        1, List.of(new Write.Put(BooksDocument.NAME, Write.ABSENT, Content.of("{\"epoch\":1}"))));
    council.round(1, verdicts::add);
    assertInstanceOf(Verdict.Refused.class, verdicts.getLast());
    assertEquals(Optional.empty(), council.books());
  }
}
