package org.personalcontainers.lab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WalksTest {
  private static final Walk ONE =
      new Walk(30, List.of(Span.parse("init 0 10"), Span.parse("start 10 30")));
  private static final Walk TWO =
      new Walk(50, List.of(Span.parse("init 0 20"), Span.parse("start 20 50")));

  @Test
  void aStepThatEndsBeforeItBeginsIsNone() {
    assertThrows(IllegalArgumentException.class, () -> Span.parse("init 10 9"));
  }

  @Test
  void aLineThatIsNoStepIsNotTakenForOne() {
    assertThrows(IllegalArgumentException.class, () -> Span.parse("init: done"));
  }

  @Test
  void theTableOfStepsGivesMediansOverTheWalks() {
    List<String> lines = Figures.steps("steps", List.of(ONE, TWO)).lines().toList();

    assertEquals(List.of("start", "15.0", "25.0", "20.0", "30.0"), words(lines.get(2)));
  }

  @Test
  void theTableOfTimesGivesTheRatioToTheFirst() {
    String table =
        Figures.table(
            "times",
            List.of(new Timings("limit", List.of(30.0)), new Timings("ours", List.of(45.0))));

    assertEquals(
        List.of("ours", "45.0", "45.0", "45.0", "1.50"), words(table.lines().toList().get(2)));
  }

  @Test
  void aTraceNamesEachStepWithItsTimesInMicroseconds() {
    String text = TraceFile.text(Map.of("limit", List.of(ONE)));

    assertTrue(
        text.contains("\"name\": \"start\", \"pid\": 1, \"tid\": 2, \"ts\": 10000, \"dur\": 20000"),
        text);
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split(" +", -1));
  }
}
