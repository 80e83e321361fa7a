package org.personalcontainers.manager.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.node.Job;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.manager.preview.Fresh;

class UnderwayTest {
  private static final NodeStep HOSTS = new HostStep.WriteHosts(Scene.PI1, new TreeMap<>());
  private static final Fence FENCE = new Fence(1, 1, 1);

  private final HandClock clock = new HandClock();
  private final Underway underway = new Underway(clock);
  private final Observation.Seen idle = Fresh.seen(Scene.PI1);

  @Test
  void anOrderWithoutAnAnswerCountsAsRunningOnItsNode() {
    underway.given(FENCE, HOSTS);
    underway.lookBegins();
    assertEquals(List.of(HOSTS), steps(underway.with(Scene.PI1, idle)));
    assertEquals(List.of(), steps(underway.with(Scene.PI2, idle)));
  }

  @Test
  void whatIsAnsweredWhileItLooksStillCountsInThatTurnAndInNoLaterOne() {
    underway.given(FENCE, HOSTS);
    underway.lookBegins();
    underway.answered(HOSTS);
    assertEquals(List.of(HOSTS), steps(underway.with(Scene.PI1, idle)));
    underway.lookBegins();
    assertEquals(List.of(), steps(underway.with(Scene.PI1, idle)));
  }

  @Test
  void whatTheNodeTellsItselfIsNotToldTwice() {
    underway.given(FENCE, HOSTS);
    underway.lookBegins();
    Observation.Seen busy = underway.with(Scene.PI1, idle);
    assertEquals(List.of(HOSTS), steps(underway.with(Scene.PI1, busy)));
  }

  @Test
  void anOrderThatWasLostIsForgotten() {
    underway.given(FENCE, HOSTS);
    clock.pass(4 * Tempo.LEASE);
    underway.lookBegins();
    assertEquals(List.of(), steps(underway.with(Scene.PI1, idle)));
  }

  @Test
  void whatBeganBeforeTheLastOrderOrAnswerIsOutdone() {
    underway.given(FENCE, HOSTS);
    clock.pass(700);
    underway.answered(HOSTS);
    clock.pass(100);
    assertEquals(clock.now() - 100, underway.quietSince());
  }

  private static List<Step> steps(Observation.Seen seen) {
    return seen.jobs().stream().map(Job::step).toList();
  }
}
