package org.personalcontainers.lab.sim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;

/** All that is left to chance in one run: the same seed gives the same run. */
final class Chance {
  private final SplittableRandom random;

  private Chance(SplittableRandom random) {
    this.random = random;
  }

  static Chance of(long seed) {
    return new Chance(new SplittableRandom(seed));
  }

  /** A source of its own: what one part draws does not shift what another gets. */
  Chance apart() {
    return new Chance(random.split());
  }

  boolean happens(double share) {
    return random.nextDouble() < share;
  }

  /** From lowest to highest, both included. */
  int between(int lowest, int highest) {
    return random.nextInt(lowest, highest + 1);
  }

  long between(long lowest, long highest) {
    return random.nextLong(lowest, highest + 1);
  }

  <T> T pick(Collection<T> choices) {
    List<T> list = new ArrayList<>(choices);
    return list.get(random.nextInt(list.size()));
  }

  SplittableRandom generator() {
    return random.split();
  }
}
