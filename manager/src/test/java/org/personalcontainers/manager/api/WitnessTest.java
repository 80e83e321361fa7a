package org.personalcontainers.manager.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.api.Events;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.manager.reconcile.Turn;

class WitnessTest {
  private static final Fence FENCE = new Fence(1, 1, 1);
  private static final NodeStep STEP = new HostStep.KeepGlusterd(new NodeName("pi1"));
  private static final String TOLD = "keep the Gluster daemon running by itself";

  private final Journal journal = new Journal(Scene.PI1, InstantSource.system());
  private final Witness witness = new Witness(journal);

  @Test
  void whatWasOrderedThriceAndDoneOnceIsToldOnce() throws Exception {
    for (int order = 0; order < 3; order++) {
      witness.ordered(FENCE, STEP);
    }
    for (int order = 0; order < 3; order++) {
      witness.answered(STEP, new StepResult.Done());
    }
    assertEquals(List.of(TOLD), told());
  }

  @Test
  void whatIsDoneAgainLaterIsToldAgain() throws Exception {
    for (int time = 0; time < 2; time++) {
      witness.ordered(FENCE, STEP);
      witness.answered(STEP, new StepResult.Done());
      witness.planned(turn(List.of()));
    }
    assertEquals(List.of(TOLD, TOLD), told());
  }

  @Test
  void whatIsPlannedEachTimeThoughItIsDoneIsToldOnce() throws Exception {
    for (int time = 0; time < 3; time++) {
      witness.planned(turn(List.of(STEP)));
      witness.ordered(FENCE, STEP);
      witness.answered(STEP, new StepResult.Done());
    }
    assertEquals(List.of(TOLD), told());
  }

  private static Turn turn(List<Step> steps) {
    Turn some = Scene.of("nothing-to-do").cluster().lastTurn().orElseThrow();
    return new Turn(some.term(), some.books(), some.situation(), new Plan(steps, List.of()), 0);
  }

  @Test
  void anotherAnswerToTheSameOrderIsTold() throws Exception {
    witness.ordered(FENCE, STEP);
    witness.ordered(FENCE, STEP);
    witness.answered(STEP, new StepResult.Retry("it sleeps"));
    witness.answered(STEP, new StepResult.Done());
    assertEquals(List.of("not yet: " + TOLD + ": it sleeps", TOLD), told());
  }

  @Test
  void whatIsStuckInTheSameWayIsToldOnce() throws Exception {
    for (String problem : List.of("no network", "no network", "no image")) {
      witness.planned(turn(List.of(STEP)));
      witness.ordered(FENCE, STEP);
      witness.answered(STEP, new StepResult.Stuck(problem, "mend it"));
    }
    String stuck = "stuck: " + TOLD + ": ";
    assertEquals(List.of(stuck + "no network; mend it", stuck + "no image; mend it"), told());
  }

  private List<String> told() throws InterruptedException {
    return journal.after(0, Duration.ZERO).events().stream().map(Events.Event::text).toList();
  }
}
