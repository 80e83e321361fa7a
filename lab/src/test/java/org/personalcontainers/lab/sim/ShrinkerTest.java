package org.personalcontainers.lab.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.personalcontainers.lab.sim.Script.Due;
import org.personalcontainers.lab.sim.Script.Trigger;

class ShrinkerTest {
  private static final Due FIRST = due(1);
  private static final Due SECOND = due(2);
  private static final Due THIRD = due(3);

  private static Due due(long time) {
    return new Due(time, Trigger.AT_ONCE, new Happening.LeaderKilled());
  }

  private static List<Due> shrunk(Predicate<List<Due>> fails) {
    Script whole = new Script(Simulation.script(1).spec(), List.of(FIRST, SECOND, THIRD), 10);
    return new Shrinker(script -> fails.test(script.happenings())).shrink(whole).happenings();
  }

  @Test
  void keepsWhatItTakes() {
    assertEquals(List.of(FIRST, THIRD), shrunk(left -> left.containsAll(List.of(FIRST, THIRD))));
    assertEquals(List.of(), shrunk(left -> true));
  }

  /** Each one can be left out only after the one before it: from the end, one a pass. */
  @Test
  void triesAgainUntilNothingMoreCanBeLeftOut() {
    List<List<Due>> failing =
        Stream.of(
                List.of(FIRST, SECOND, THIRD),
                List.of(SECOND, THIRD),
                List.of(THIRD),
                List.<Due>of())
            .toList();
    assertEquals(List.of(), shrunk(failing::contains));
  }
}
