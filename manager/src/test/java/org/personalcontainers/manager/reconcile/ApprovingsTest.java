package org.personalcontainers.manager.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.ledger.ApprovalId;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.plan.Approvals;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.VolumeId;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.core.step.StorageStep.ReplaceBrick.Loss;

/** A person's yes does not last. */
final class ApprovingsTest {
  private static final ApprovalId YES = new ApprovalId("0123456789");
  private static final String LAPSED = "lapsed: " + YES;

  private final Scene scene = new Scene();
  private final HandClock clock = scene.clock;

  private static final StorageStep.ReplaceBrick EXCHANGE =
      new StorageStep.ReplaceBrick(
          Scene.PI2, new VolumeName("data"), new VolumeId("v"), place(1), place(2), Loss.COPY);

  private static BrickPlace place(int number) {
    return new BrickPlace(Scene.PI2, new HostPath("/bricks"), number, new BrickId("b" + number));
  }

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

  /** The books that the next turn of a leader begins with, after that answer to the order. */
  private Books after(Approvings approvings, StepResult result) {
    Books used = scene.books.orElseThrow();
    approvings.heed(used.with(used.ledger().withApproval(id(used))));
    approvings.heed(used);
    clock.pass(60_000);
    Requests requests = new Requests();
    approvings.answered(EXCHANGE, result, requests);
    return requests.take(approvings.current(used), failure -> {}).books();
  }

  private static ApprovalId id(Books books) {
    return Approvals.idFor(EXCHANGE, books.ledger().revision());
  }

  @Test
  void comesBackWhereItsOrderCameToNothing() {
    Approvings approvings = new Approvings(clock, scene);
    Books books = after(approvings, new StepResult.Retry("Gluster is busy"));
    assertEquals(Set.of(id(books)), books.ledger().approvals());
    clock.pass(Approvings.GOOD_FOR - 60_001);
    assertEquals(books, approvings.current(books));
    clock.pass(1);
    assertEquals(Set.of(), approvings.current(books).ledger().approvals());
  }

  @Test
  void isUsedUpOnceItsOrderIsDone() {
    Books books = after(new Approvings(clock, scene), new StepResult.Done());
    assertEquals(Set.of(), books.ledger().approvals());
  }

  @Test
  void nobodysYesComesBack() {
    Approvings approvings = new Approvings(clock, scene);
    Requests requests = new Requests();
    approvings.answered(EXCHANGE, new StepResult.Retry("Gluster is busy"), requests);
    Books books = scene.books.orElseThrow();
    assertEquals(books, requests.take(approvings.current(books), failure -> {}).books());
  }
}
