package org.personalcontainers.lab.sim;

import java.util.function.Predicate;
import org.personalcontainers.lab.sim.Simulation.Ending;
import org.personalcontainers.manager.reconcile.Mind;

/** Leaves out of a failing run whatever it fails without, until nothing more can be left out. */
final class Shrinker {
  private final Predicate<Script> stillFails;

  Shrinker(Predicate<Script> stillFails) {
    this.stillFails = stillFails;
  }

  /** For runs of that seed: a run that breaks another invariant is another failure. */
  static Shrinker of(long seed, Mind mind, String invariant) {
    return new Shrinker(
        script ->
            Simulation.run(seed, script, mind, History.Telling.UNTOLD).ending()
                    instanceof Ending.Failed(var name, var what)
                && name.equals(invariant));
  }

  /** What could not be left out at first often can once something else is. */
  Script shrink(Script failing) {
    Script script = failing;
    Script shorter = pass(script);
    while (shorter.happenings().size() < script.happenings().size()) {
      script = shorter;
      shorter = pass(script);
    }
    return script;
  }

  private Script pass(Script failing) {
    Script script = failing;
    for (int index = failing.happenings().size() - 1; index >= 0; index--) {
      Script fewer = script.without(index);
      if (stillFails.test(fewer)) {
        script = fewer;
      }
    }
    return script;
  }
}
