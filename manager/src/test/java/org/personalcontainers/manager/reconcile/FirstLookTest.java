package org.personalcontainers.manager.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** For whom a new leader waits before its first plan. */
final class FirstLookTest {
  private final Scene scene = new Scene();
  private final HandClock clock = scene.clock;

  @Test
  void whoWasSilentWhileTheFenceWasShownIsNotWaitedForOnceMore() {
    scene.silent = Optional.of(Scene.PI3);
    scene.reconciler.lead(7);
    clock.pass(Tempo.LEASE - 10);
    assertEquals(0, scene.turns());
    clock.pass(50);
    assertEquals(1, scene.turns());
  }

  @Test
  void whoeverAnsweredThenIsWaitedForAsInAnyLook() {
    scene.silent = Optional.of(Scene.PI3);
    scene.reconciler.lead(7);
    clock.pass(Tempo.LEASE - 10);
    scene.silent = Optional.of(Scene.PI2);
    clock.pass(Tempo.USUAL.shortLook() + 100);
    assertEquals(0, scene.turns());
    clock.pass(Tempo.USUAL.longLook());
    assertEquals(1, scene.turns());
  }
}
