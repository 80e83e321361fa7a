package org.personalcontainers.lab.sim;

import org.personalcontainers.lab.sim.Simulation.Ending;
import org.personalcontainers.lab.sim.Simulation.Result;
import org.personalcontainers.manager.reconcile.Mind;

/** Leaves out of a failing run whatever it fails without, until nothing more can be left out. */
final class Shrinker {
  private final long seed;
  private final Mind mind;
  private final String invariant;

  Shrinker(long seed, Mind mind, String invariant) {
    this.seed = seed;
    this.mind = mind;
    this.invariant = invariant;
  }

  Script shrink(Script failing) {
    Script script = failing;
    int index = script.happenings().size() - 1;
    while (index >= 0) {
      Script fewer = script.without(index);
      if (stillFails(fewer)) {
        script = fewer;
        index = Math.min(index, script.happenings().size());
      }
      index--;
    }
    return script;
  }

  private boolean stillFails(Script script) {
    Result result = Simulation.run(seed, script, mind, History.Telling.UNTOLD);
    return result.ending() instanceof Ending.Failed(var name, var what) && name.equals(invariant);
  }
}
