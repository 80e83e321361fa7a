package org.personalcontainers.lab.sim;

import java.util.ArrayList;
import java.util.List;
import org.personalcontainers.lab.sim.Simulation.Result;
import org.personalcontainers.manager.reconcile.Mind;

/** A failure as people read it: its seed, and the shortest history that fails the same way. */
final class Tale {
  private Tale() {}

  static List<String> of(Campaign.Failure failure, Mind mind) {
    long seed = failure.seed();
    Script shortest = Shrinker.of(seed, mind, failure.invariant()).shrink(Simulation.script(seed));
    Result result = Simulation.run(seed, shortest, mind, History.Telling.TOLD);
    List<String> lines = new ArrayList<>();
    lines.add("seed " + seed + " breaks " + failure.invariant());
    lines.add("declared: " + shortest.spec());
    lines.addAll(result.history());
    lines.add("");
    lines.add("happened from outside:");
    shortest.happenings().forEach(due -> lines.add("  " + due));
    lines.add(result.ending().toString());
    lines.add("again: ./pcctl lab sim --seed " + seed);
    return lines;
  }
}
