package org.personalcontainers.lab.sim;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Waiting;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.lab.sim.Deviation.Matter;
import org.personalcontainers.lab.sim.Simulation.Ending;

/** Whether what is left at the end of a run may be left: only what a dead node gives cause for. */
record Verdict(List<Waiting> waiting, Dead dead) {
  Ending on(List<Deviation> deviations) {
    Optional<String> needless = needless();
    if (needless.isPresent()) {
      return new Ending.Failed("NEEDLESS_PERSON", needless.get());
    }
    List<Deviation> unexcused = deviations.stream().filter(d -> !isExcused(d)).toList();
    if (!unexcused.isEmpty()) {
      return new Ending.Failed("AS_DECLARED", unexcused.toString());
    }
    return deviations.isEmpty() ? new Ending.Stands() : new Ending.StandsWithoutTheDead();
  }

  /** Nothing that befalls a run needs more of a person than a yes, but the death of a node. */
  private Optional<String> needless() {
    for (Waiting each : waiting) {
      if (each.reason() instanceof Reason.NeedsPerson(String problem, String remedy)
          && !dead.holdUp(each, waiting)) {
        return Optional.of(each.subject() + ": " + problem);
      }
    }
    return Optional.empty();
  }

  private boolean isExcused(Deviation deviation) {
    return dead.excuse(deviation)
        || (deviation.matter() instanceof Matter.Mount(var volume, var node)
            && waiting.stream().anyMatch(each -> lacksCopies(volume, each)));
  }

  /** One copy died with its node, and another one was lost besides: the rest serves nobody. */
  private boolean lacksCopies(VolumeName volume, Waiting each) {
    return each.reason() instanceof Reason.NeedsPerson
        && dead.holdUp(each, waiting)
        && Dead.volume(each.subject()).equals(Optional.of(volume));
  }

  /** What waits for a dead node waits for ever, and everything else must have come to its end. */
  List<Waiting> withoutEnd() {
    return waiting.stream()
        .filter(each -> !new Plan(List.of(), List.of(each)).converged())
        .filter(each -> !dead.holdUp(each, waiting))
        .toList();
  }

  /** What this run is excused for. */
  SortedSet<Excuse> excuses(List<Deviation> deviations) {
    TreeSet<Excuse> excuses = new TreeSet<>();
    boolean mourned =
        deviations.stream().anyMatch(this::isExcused)
            || waiting.stream().anyMatch(each -> dead.holdUp(each, waiting));
    if (mourned) {
      excuses.add(Excuse.DEAD_NODE);
    }
    return excuses;
  }
}
