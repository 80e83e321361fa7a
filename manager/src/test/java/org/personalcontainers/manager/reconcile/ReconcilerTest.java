package org.personalcontainers.manager.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.ledger.SwarmBirth;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Waiting;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.Register;
import org.personalcontainers.core.step.StepResult;

/** The loop, with everything around it in the test's hand. */
final class ReconcilerTest {
  private static final Fence HIGHER = new Fence(1, 9, 4);

  private final Scene scene = new Scene();
  private final HandClock clock = scene.clock;

  @Test
  void newLeaderPlansOnceAllKnowItsFence() {
    scene.steps = List.of(Scene.HOSTS);
    scene.reconciler.lead(7);
    clock.pass(1);
    assertEquals(List.of("began 7", "round"), scene.told);
    assertEquals(3, scene.looks.size());
    assertEquals(new Fence(1, 7, 1), scene.looks.getFirst().fence());
    clock.pass(10);
    assertEquals(List.of("began 7", "round", "planned", "round", "ordered"), scene.told);
    assertEquals(6, scene.looks.size());
  }

  @Test
  void newLeaderShowsItsFenceAgainToWhomItDidNotReach() {
    scene.silent = Optional.of(Scene.PI3);
    scene.reconciler.lead(7);
    clock.pass(10);
    scene.looks.get(2).asker().accept(new Sight.Failed("a stranger answers"));
    scene.silent = Optional.empty();
    assertEquals(0, scene.turns());
    clock.pass(200);
    assertEquals(1, scene.turns());
  }

  @Test
  void newLeaderLetsALeasePassWhereNotAllKnowItsFence() {
    scene.steps = List.of(Scene.HOSTS);
    scene.silent = Optional.of(Scene.PI3);
    scene.reconciler.lead(7);
    clock.pass(10);
    assertEquals(List.of("began 7", "round"), scene.told);
    assertEquals(3, scene.looks.size());
    assertEquals(new Fence(1, 7, 1), scene.looks.getFirst().fence());
    clock.pass(Tempo.LEASE - 20);
    assertEquals(0, scene.turns());
    scene.silent = Optional.empty();
    clock.pass(30);
    assertEquals(List.of("began 7", "round", "planned", "round", "ordered"), scene.told);
    assertEquals(6, scene.looks.size());
  }

  @Test
  void ordersLeaveWithinALeaseOfTheMajoritysYes() {
    scene.settle();
    scene.steps = List.of(Scene.HOSTS);
    scene.majority = Scene.Mood.KEEP_SILENT;
    scene.reconciler.wake();
    clock.pass(Tempo.GATHERED + 10);
    long asked = clock.now() - 10 + 1;
    clock.pass(700);
    assertEquals(List.of(), scene.orders);
    scene.unanswered.getFirst().accept(new Verdict.Committed());
    assertEquals(asked + Tempo.LEASE, scene.orders.getFirst().leavesBy());
  }

  @Test
  void nothingIsOrderedOnAYesThatCameTooLate() {
    scene.settle();
    scene.steps = List.of(Scene.HOSTS);
    scene.majority = Scene.Mood.KEEP_SILENT;
    scene.reconciler.wake();
    clock.pass(Tempo.GATHERED + Tempo.LEASE + 50);
    scene.majority = Scene.Mood.ANSWER;
    scene.unanswered.getFirst().accept(new Verdict.Committed());
    assertEquals(List.of(), scene.orders);
    assertTrue(scene.told.getLast().startsWith("ended: the lease ran out"), scene.told::toString);
    clock.pass(2 * Tempo.LEASE + 100);
    assertEquals(1, scene.orders.size());
  }

  @Test
  void birthsAreInTheStoreBeforeOrdersLeave() {
    scene.settle();
    scene.steps = List.of(Scene.HOSTS, new Register(new Entry.SwarmExpected(Scene.PI1)));
    scene.reconciler.wake();
    clock.pass(Tempo.GATHERED + 10);
    assertEquals(List.of("planned", "commit", "planned", "ordered"), scene.told);
    assertEquals(new SwarmBirth.Expected(Scene.PI1), scene.books.orElseThrow().ledger().swarm());
  }

  @Test
  void planThatBreaksARuleIsNotOrdered() {
    scene.settle();
    HostStep nobodys = new HostStep.WriteHosts(new NodeName("pi9"), new TreeMap<>());
    scene.steps = List.of(Scene.HOSTS, nobodys);
    scene.reconciler.wake();
    clock.pass(Tempo.GATHERED + 10);
    assertEquals(List.of("planned", "broken: UNDECLARED"), scene.told);
    assertEquals(List.of(), scene.orders);
  }

  @Test
  void afterAnUnknownCommitItBeginsAnewWithWhatTheStoreHolds() {
    scene.settle();
    scene.steps = List.of(new Register(new Entry.SwarmExpected(Scene.PI1)));
    scene.verdict = new Verdict.Unknown("no answer");
    scene.reconciler.wake();
    clock.pass(Tempo.GATHERED + 10);
    assertTrue(scene.told.getLast().contains("unknown: no answer"), scene.told::toString);
    scene.verdict = new Verdict.Committed();
    scene.steps = List.of();
    Books later = scene.books.orElseThrow();
    scene.books = Optional.of(later.declaring(later.spec()));
    clock.pass(2 * Tempo.LEASE + 100);
    assertEquals(2, scene.reconciler.lastTurn().orElseThrow().books().ledger().revision());
  }

  @Test
  void whoKnowsLessThanAnAgentSaysSoInTheStoreAndDecidesNothing() {
    scene.agents = Scene.Mood.KEEP_SILENT;
    scene.reconciler.lead(7);
    clock.pass(10);
    scene.looks.getFirst().answer(HIGHER);
    clock.pass(10 * Tempo.LEASE);
    assertEquals(Optional.of(HIGHER), scene.books.orElseThrow().outdone());
    assertEquals(0, scene.turns());
    scene.agents = Scene.Mood.ANSWER;
    scene.reconciler.follow("another term");
    scene.reconciler.lead(12);
    clock.pass(10 * Tempo.LEASE);
    assertEquals(0, scene.turns());
    scene.books = Optional.of(scene.books.orElseThrow().recovered());
    clock.pass(60_000);
    assertTrue(scene.turns() > 0, "it decides again after a person recovered it");
    assertEquals(2, scene.looks.getLast().fence().epoch());
  }

  @Test
  void whoIsDeposedDoesNotCallItselfOutdone() {
    scene.agents = Scene.Mood.KEEP_SILENT;
    scene.reconciler.lead(7);
    clock.pass(10);
    scene.verdict = new Verdict.Refused("another leads");
    scene.looks.getFirst().answer(HIGHER);
    clock.pass(100);
    assertEquals(Optional.empty(), scene.books.orElseThrow().outdone());
    assertEquals("ended: refused: another leads", scene.told.getLast());
  }

  @Test
  void concedesToAHigherFenceInTheMiddleOfALook() {
    scene.settle();
    scene.steps = List.of(Scene.HOSTS);
    scene.agents = Scene.Mood.KEEP_SILENT;
    scene.reconciler.wake();
    clock.pass(Tempo.GATHERED + 10);
    scene.looks.get(1).answer(HIGHER);
    scene.looks.get(0).answer();
    scene.looks.get(2).answer();
    clock.pass(Tempo.LEASE - 1);
    assertEquals(List.of(), scene.orders);
    assertTrue(scene.told.getFirst().contains("knows the fence"), scene.told::toString);
  }

  @Test
  void whatWasSeenBeforeIsNotSeenNow() {
    scene.settle();
    scene.agents = Scene.Mood.KEEP_SILENT;
    scene.reconciler.wake();
    clock.pass(Tempo.GATHERED + 10);
    Scene.Look early = scene.looks.get(2);
    scene.looks.get(0).answer();
    scene.looks.get(1).answer();
    clock.pass(Tempo.USUAL.longLook());
    assertInstanceOf(Observation.Unreachable.class, scene.observed(Scene.PI3));
    scene.reconciler.wake();
    clock.pass(Tempo.GATHERED + 10);
    early.answer();
    clock.pass(Tempo.USUAL.longLook());
    assertInstanceOf(Observation.Unreachable.class, scene.observed(Scene.PI3));
  }

  @Test
  void waitsLongerForWhoAnsweredTheLookBefore() {
    scene.settle();
    scene.silent = Optional.of(Scene.PI3);
    scene.reconciler.wake();
    clock.pass(Tempo.GATHERED + Tempo.USUAL.longLook() - 50);
    assertEquals(0, scene.turns());
    clock.pass(100);
    assertEquals(1, scene.turns());
    scene.told.clear();
    clock.pass(4 * (Tempo.USUAL.shortLook() + Tempo.USUAL.idle()));
    assertEquals(4, scene.turns());
  }

  @Test
  void whoCannotBeAskedIsNotWaitedFor() {
    scene.settle();
    scene.agents = Scene.Mood.KEEP_SILENT;
    scene.reconciler.wake();
    clock.pass(Tempo.GATHERED + 10);
    scene.looks.get(0).answer();
    scene.looks.get(1).answer();
    scene.looks.get(2).asker().accept(new Sight.Failed("nobody listens"));
    assertEquals(1, scene.turns());
    Observation pi3 = scene.observed(Scene.PI3);
    assertEquals("nobody listens", ((Observation.Unreachable) pi3).reason());
  }

  @Test
  void wakesAreGathered() {
    scene.settle();
    for (int i = 0; i < 9; i++) {
      scene.reconciler.wake();
      clock.pass(10);
    }
    assertEquals(0, scene.turns());
    clock.pass(20);
    assertEquals(1, scene.turns());
    clock.pass(Tempo.USUAL.idle() - 100);
    assertEquals(1, scene.turns());
  }

  @Test
  void whatAnOrderStirsWaitsForItsAnswer() {
    scene.settle();
    scene.steps = List.of(Scene.HOSTS);
    scene.reconciler.wake();
    clock.pass(Tempo.GATHERED + 10);
    scene.reconciler.wake();
    clock.pass(Tempo.STIRRED - 20);
    assertEquals(1, scene.turns());
    clock.pass(40);
    assertEquals(2, scene.turns());
  }

  @Test
  void whatItWaitsForIsLookedAtSoonAndThenEverMoreRarely() {
    scene.settle();
    scene.waiting =
        List.of(new Waiting("pool", Optional.empty(), new Waiting.Reason.Earlier("a peer")));
    scene.reconciler.wake();
    clock.pass(Tempo.GATHERED + 10);
    clock.pass(4_000);
    assertEquals(5, scene.turns());
    clock.pass(60_000);
    assertEquals(5 + 12.0, (double) scene.turns(), 1.0);
  }

  @Test
  void whatWakesItWhileItLooksIsNotLost() {
    scene.settle();
    scene.agents = Scene.Mood.KEEP_SILENT;
    scene.reconciler.wake();
    clock.pass(Tempo.GATHERED);
    scene.reconciler.wake();
    clock.pass(Tempo.GATHERED + 10);
    scene.agents = Scene.Mood.ANSWER;
    List.copyOf(scene.looks).forEach(Scene.Look::answer);
    clock.pass(50);
    assertEquals(2, scene.turns());
  }

  @Test
  void goesOnAtOnceAfterWhatIsDoneAndLaterAfterWhatFailed() {
    scene.settle();
    scene.steps = List.of(Scene.HOSTS);
    scene.reconciler.wake();
    clock.pass(Tempo.GATHERED + 10);
    scene.orders.getFirst().answer().accept(new StepResult.Retry("not now"));
    clock.pass(Tempo.USUAL.failed() - 50);
    assertEquals(1, scene.turns());
    clock.pass(100);
    assertEquals(2, scene.turns());
    scene.orders.get(1).answer().accept(new StepResult.Done());
    clock.pass(Tempo.GATHERED + 50);
    assertEquals(3, scene.turns());
  }
}
