package org.personalcontainers.lab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.personalcontainers.lab.real.LabProblem;

final class TimingsTest {
  private static final Timings ODD = new Timings("odd", List.of(30.0, 10.0, 80.0));
  private static final Timings EVEN = new Timings("even", List.of(40.0, 10.0, 20.0, 80.0));

  @Test
  void knowsItsMiddleAndItsEnds() {
    assertEquals(30, ODD.median());
    assertEquals(30, EVEN.median());
    assertEquals(10, ODD.min());
    assertEquals(80, ODD.max());
  }

  @Test
  void comparesWithinEachRound() {
    Timings twice = new Timings("twice", List.of(60.0, 20.0, 800.0));
    assertEquals(2, twice.ratioTo(ODD), "one noisy round does not count");
  }

  @Test
  void aStartThatFailsIsNoFigure() {
    Start failing = Start.of("failing", List.of("false"));
    LabProblem problem = assertThrows(LabProblem.class, failing::milliseconds);
    assertEquals("`false` failed with exit code 1", problem.getMessage());
  }

  @Test
  void everyStartIsTimedOnceInEachRound() {
    Start start = Start.of("true", List.of("true"));
    Turns turns = Turns.of(List.of(start, start), 11);
    assertEquals(
        List.of(11, 11), turns.timings().stream().map(all -> all.rounds().size()).toList());
  }
}
