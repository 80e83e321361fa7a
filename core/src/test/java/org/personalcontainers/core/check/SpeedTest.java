package org.personalcontainers.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints what a check costs: a simulation makes very many. Run by name: it asserts no time. */
@Tag("slow")
class SpeedTest {
  private static final int ROUNDS = 4_000;

  @Test
  void checksManyPlansInLittleTime() {
    List<Stage.Case> cases = InvariantsTest.samples().map(Sample::kept).toList();
    long violations = 0;
    for (int warm = 0; warm < 2; warm++) {
      violations += run(cases);
    }
    long start = System.nanoTime();
    violations += run(cases);
    long each = (System.nanoTime() - start) / ((long) ROUNDS * cases.size());
    System.out.println("one check takes " + each + " ns, over " + cases.size() + " plans");
    assertEquals(0, violations);
  }

  private static long run(List<Stage.Case> cases) {
    long violations = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (Stage.Case each : cases) {
        violations += each.violations().size();
      }
    }
    return violations;
  }
}
