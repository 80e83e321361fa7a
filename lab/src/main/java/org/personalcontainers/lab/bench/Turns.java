package org.personalcontainers.lab.bench;

import java.util.ArrayList;
import java.util.List;

/** Several starts, timed in turns, so that a noisy moment of the machine strikes all of them. */
record Turns(List<Timings> timings) {
  Turns {
    timings = List.copyOf(timings);
  }

  static Turns of(List<Start> starts, int rounds) {
    // The first round fills the page cache and does not count.
    starts.forEach(Start::milliseconds);
    List<List<Double>> taken =
        starts.stream().map(start -> (List<Double>) new ArrayList<Double>()).toList();
    for (int round = 0; round < rounds; round++) {
      for (int which = 0; which < starts.size(); which++) {
        taken.get(which).add(starts.get(which).milliseconds());
      }
    }
    List<Timings> timings = new ArrayList<>();
    for (int which = 0; which < starts.size(); which++) {
      timings.add(new Timings(starts.get(which).name(), taken.get(which)));
    }
    return new Turns(timings);
  }
}
