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
  void nodesThatBootTogetherDontKnockTogether() {
    Set<Duration> waits =
        IntStream.range(0, 50)
            .mapToObj(seed -> new Pacing(new Random(seed)).afterFailure())
            .collect(Collectors.toSet());
    assertTrue(waits.size() > 30, waits.size() + " different ones");
    assertEquals(Duration.ofSeconds(15), Pacing.LONGEST);
  }
}
