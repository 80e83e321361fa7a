package org.personalcontainers.manager.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.ledger.ApprovalId;

/** A person's yes does not last. */
final class ApprovingsTest {
  private static final ApprovalId YES = new ApprovalId("0123456789");
  private static final String LAPSED = "lapsed: " + YES;

  private final Scene scene = new Scene();
  private final HandClock clock = scene.clock;

  private void approve() {
    scene.reconciler.request(
        books -> new Change.Proposal.Next(books.with(books.ledger().withApproval(YES))), _ -> {});
    clock.pass(Tempo.GATHERED + 50);
  }

  private Set<ApprovalId> given() {
    return scene.books.orElseThrow().ledger().approvals();
  }

  private Set<ApprovalId> planned() {
    Turn turn = scene.reconciler.lastTurn().orElseThrow();
    return turn.situation().ledger().approvals();
  }

  @Test
  void endsAfterAQuarterOfAnHour() {
    scene.settle();
    approve();
    assertEquals(Set.of(YES), planned());
    clock.pass(Approvings.GOOD_FOR - 1_000);
    assertEquals(Set.of(YES), given());
    clock.pass(1_000 + 2 * Tempo.USUAL.idle());
    assertEquals(Set.of(), given());
    assertEquals(Set.of(), planned());
    assertEquals(1, scene.told.stream().filter(LAPSED::equals).count());
  }

  @Test
  void isGoodForAnotherWhileWhereItIsGivenAgain() {
    scene.settle();
    approve();
    clock.pass(Approvings.GOOD_FOR + 2 * Tempo.USUAL.idle());
    approve();
    clock.pass(Approvings.GOOD_FOR - 1_000);
    assertEquals(Set.of(YES), planned());
  }

  @Test
  void outlivesAStumbleOfTheSameProcess() {
    scene.settle();
    approve();
    scene.reconciler.stumble("a deed failed");
    clock.pass(3 * Tempo.LEASE);
    assertEquals(Set.of(YES), planned());
    clock.pass(Approvings.GOOD_FOR);
    assertEquals(Set.of(), given());
  }

  /** It may have been given a night ago, before all power went. */
  @Test
  void isOverForALeaderThatDidNotSeeItGiven() {
    Books books = scene.books.orElseThrow();
    scene.books = Optional.of(books.with(books.ledger().withApproval(YES)));
    scene.reconciler.lead(7);
    clock.pass(Tempo.LEASE + 50);
    assertEquals(Set.of(), given());
    assertEquals(Set.of(), planned());
    assertTrue(scene.turns() > 0, "it leads all the same");
  }
}
