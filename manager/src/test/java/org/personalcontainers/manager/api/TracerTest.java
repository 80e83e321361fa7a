package org.personalcontainers.manager.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.api.Trace;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.manager.reconcile.Stopwatch;

final class TracerTest {
  private static final NodeName PI1 = new NodeName("pi1");
  private static final HostStep STEP = new HostStep.WriteHosts(PI1, new TreeMap<>());

  private static final String TEXT = "write 0 nodes into the hosts file";

  private Instant now = Instant.ofEpochSecond(100);
  private final Tracer tracer =
      new Tracer(() -> now, new Witness(new Journal(Scene.PI1, () -> now)));

  private void pass(long milliseconds) {
    now = now.plusMillis(milliseconds);
  }

  private static List<String> words(Trace trace) {
    return trace.spans().stream()
        .map(
            span ->
                span.lane()
                    + " "
                    + span.what()
                    + " "
                    + Duration.between(span.begun(), span.ended()).toMillis())
        .toList();
  }

  @Test
  void anOrderLastsFromWhenItLeavesToItsAnswer() {
    tracer.ordered(new Fence(1, 1, 1), STEP);
    pass(70);
    tracer.answered(STEP, new StepResult.Done());
    assertEquals(List.of("pi1 " + TEXT + " 70"), words(tracer.trace()));
  }

  @Test
  void whatFailedIsNamedSo() {
    tracer.ordered(new Fence(1, 1, 1), STEP);
    tracer.answered(STEP, new StepResult.Retry("busy"));
    assertEquals(List.of("pi1 " + TEXT + " (Retry) 0"), words(tracer.trace()));
  }

  @Test
  void anAnswerToAnEarlierLeaderIsNoSpan() {
    tracer.ordered(new Fence(1, 1, 1), STEP);
    tracer.ended("another leads");
    tracer.answered(STEP, new StepResult.Done());
    assertEquals(List.of(), words(tracer.trace()));
  }

  @Test
  void aLookAndALapAreSpansToo() {
    try (Stopwatch.Lap _ = tracer.begin("manager", "claim all nodes")) {
      pass(30);
    }
    tracer.seen(PI1, Duration.ofMillis(20));
    assertEquals(List.of("manager claim all nodes 30", "pi1 look 20"), words(tracer.trace()));
  }

  @Test
  void onlyTheNewestAreKept() {
    for (int i = 0; i < 1_500; i++) {
      tracer.seen(PI1, Duration.ofMillis(i));
    }
    assertEquals(1_000, tracer.trace().spans().size());
    assertEquals("pi1 look 1499", words(tracer.trace()).getLast());
  }
}
