package org.personalcontainers.lab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CostsTest {
  private static DaemonSample sample(long megabytes, long ticks, long written) {
    return new DaemonSample(7, megabytes * 1024, (megabytes - 10) * 1024, ticks, written);
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split("\\s+", -1));
  }

  /** Two hundredths of a second in each second are two percent of a core. */
  @Test
  void givesMedianLeastAndMostOfEachQuantity() {
    Costs costs = new Costs();
    for (long round = 0; round < 3; round++) {
      costs.add("agent", sample(80, 100, 0), sample(80 + round, 220 + round * 60, 2048), 60);
    }
    List<String> lines = costs.table().lines().toList();
    assertEquals(List.of("RSS", "MB", "PSS", "MB"), words(lines.get(0)).subList(0, 4));
    assertEquals(List.of("median", "min", "max"), words(lines.get(1)).subList(0, 3));
    assertEquals(
        List.of(
            "agent", "81.0", "80.0", "82.0", "71.0", "70.0", "72.0", "3.00", "2.00", "4.00", "120",
            "120", "120"),
        words(lines.get(2)));
  }

  @Test
  void leavesEmptyWhatWasNotMeasured() {
    Costs costs = new Costs();
    costs.add("both", Costs.Quantity.PSS, 150);
    String line = costs.table().lines().toList().getLast();
    assertEquals(List.of("both", "150.0", "150.0", "150.0"), words(line));
    assertEquals(22 + 27 + 9, line.indexOf("150.0") + "150.0".length());
  }
}
