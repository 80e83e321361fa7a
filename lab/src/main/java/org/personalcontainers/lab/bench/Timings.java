package org.personalcontainers.lab.bench;

import java.util.List;
import java.util.stream.IntStream;

/** What one command took, round by round, in milliseconds. At least one round. */
record Timings(String name, List<Double> rounds) {
  Timings {
    if (rounds.isEmpty()) {
      throw new IllegalArgumentException("no rounds of " + name);
    }
    rounds = List.copyOf(rounds);
  }

  double median() {
    return median(rounds);
  }

  double min() {
    return rounds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  double max() {
    return rounds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /** The median of the ratios within each round: noise that lasts a round cancels out. */
  double ratioTo(Timings reference) {
    return median(
        IntStream.range(0, rounds.size())
            .mapToObj(round -> rounds.get(round) / reference.rounds().get(round))
            .toList());
  }

  private static double median(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
