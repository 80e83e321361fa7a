package org.personalcontainers.manager.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a manager decides nothing, and how it begins anew. */
final class RecessTest {
  private final Scene scene = new Scene();
  private final HandClock clock = scene.clock;

  @Test
  void followerDoesNothing() {
    scene.settle();
    scene.reconciler.follow("pi2 leads");
    scene.told.clear();
    scene.reconciler.wake();
    clock.pass(100_000);
    assertEquals(List.of(), scene.told);
    assertEquals(Optional.empty(), scene.reconciler.lastTurn());
  }

  @Test
  void afterAStumbleItBeginsAnew() {
    scene.settle();
    scene.reconciler.stumble("a deed failed");
    assertEquals("ended: a deed failed", scene.told.getLast());
    clock.pass(2 * Tempo.LEASE + 100);
    assertEquals(List.of("ended: a deed failed", "began 7", "round", "planned"), scene.told);
  }

  @Test
  void aClusterThatWasFoundedMeanwhileIsTakenUpWithTheNextWake() {
    Optional<Books> founded = scene.books;
    scene.books = Optional.empty();
    scene.reconciler.lead(7);
    clock.pass(20);
    scene.books = founded;
    scene.reconciler.wake();
    clock.pass(20);
    assertEquals(1, scene.turns());
  }

  @Test
  void aWakeEndsNoOtherRecess() {
    scene.settle();
    scene.reconciler.stumble("a deed failed");
    scene.reconciler.wake();
    clock.pass(Tempo.LEASE - 50);
    assertEquals(0, scene.turns());
  }

  @Test
  void withoutAClusterItPlansNothing() {
    scene.books = Optional.empty();
    scene.reconciler.lead(7);
    clock.pass(Tempo.LEASE);
    assertEquals(List.of("began 7", "round", "ended: the store holds no cluster"), scene.told);
    assertEquals(List.of(), scene.looks);
  }
}
