package org.personalcontainers.agent.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PacingTest {
  @Test
  void waitsLongerEachTimeAndNeverForLong() {
    Pacing pacing = new Pacing(new Random(1));
    long upper = Pacing.SHORTEST.toMillis();
    for (int i = 0; i < 1000; i++) {
      long wait = pacing.afterFailure().toMillis();
      assertTrue(wait >= upper / 2 && wait <= upper, wait + " of " + upper);
      upper = Math.min(2 * upper, Pacing.LONGEST.toMillis());
    }
    pacing.begin();
    assertTrue(pacing.afterFailure().compareTo(Pacing.SHORTEST) <= 0);
  }

  @Test
  void whoIsTurnedAwayAsksLessOftenUntilSomethingElseHappens() {
    Pacing pacing = new Pacing(new Random(2));
    long upper = Pacing.SHORTEST.toMillis();
    for (int i = 0; i < 100; i++) {
      pacing.begin();
      long wait = pacing.afterTurnedAway().toMillis();
      assertTrue(wait >= upper / 2 && wait <= upper, wait + " of " + upper);
      upper = Math.min(2 * upper, Pacing.LONGEST_TURNED_AWAY.toMillis());
    }
    pacing.afterFailure();
    assertTrue(pacing.afterTurnedAway().compareTo(Pacing.SHORTEST) <= 0);
  }

  @Test
  void whoIsToldWhenToComeAgainComesNoSoonerAndNeverWaitsForLong() {
    Pacing pacing = new Pacing(new Random(3));
    for (int i = 0; i < 100; i++) {
      Duration wait = pacing.afterCrowd(Duration.ofSeconds(2));
      assertTrue(wait.toMillis() >= 2_000 && wait.toMillis() < 3_500, wait.toString());
    }
    Duration longest = Pacing.LONGEST_CROWDED.multipliedBy(2);
    assertTrue(pacing.afterCrowd(Duration.ofDays(9)).compareTo(longest) < 0);
  }

  @Test
  void whoMeetsItselfIsInNoHurry() {
    Pacing pacing = new Pacing(new Random(4));
    Duration wait = pacing.afterMyself();
    assertTrue(wait.compareTo(Pacing.LONGEST.dividedBy(2)) >= 0, wait.toString());
    assertTrue(pacing.afterFailure().compareTo(Pacing.SHORTEST) <= 0);
  }

  @Test
  void nodesThatBootTogetherDontKnockTogether() {
    Set<Duration> waits =
        IntStream.range(0, 50)
            .mapToObj(seed -> new Pacing(new Random(seed)).afterFailure())
            .collect(Collectors.toSet());
    assertTrue(waits.size() > 30, waits.size() + " different ones");
    assertEquals(Duration.ofSeconds(15), Pacing.LONGEST);
  }
}
