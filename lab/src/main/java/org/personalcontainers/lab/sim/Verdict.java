package org.personalcontainers.lab.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Waiting;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.lab.sim.Simulation.Ending;

/** Whether what is left at the end of a run may be left: excuses are few, and each has a cause. */
final class Verdict {
  private final List<Waiting> waiting;
  private final Dead dead;
  private final Copies copies;
  private final Coverage struck;

  Verdict(List<Waiting> waiting, Dead dead, Copies copies, Coverage struck) {
    this.waiting = waiting;
    this.dead = dead;
    this.copies = copies;
    this.struck = struck;
  }

  Ending on(List<Deviation> deviations) {
    Optional<String> needless = needless();
    if (needless.isPresent()) {
      return new Ending.Failed("NEEDLESS_PERSON", needless.get());
    }
    List<Deviation> unexcused = deviations.stream().filter(d -> !isExcused(d)).toList();
    if (!unexcused.isEmpty()) {
      return new Ending.Failed("AS_DECLARED", unexcused.toString());
    }
    return deviations.isEmpty() ? new Ending.Stands() : new Ending.WaitsForPerson(problems());
  }

  /** A person is asked for something that nothing in this run gave cause for. */
  private Optional<String> needless() {
    for (Waiting each : waiting) {
      if (each.reason() instanceof Reason.NeedsPerson(String problem, String remedy)
          && plea(each).isEmpty()) {
        return Optional.of(each.subject() + ": " + problem);
      }
    }
    return Optional.empty();
  }

  /** What waits for a dead node waits for ever, and everything else must have come to its end. */
  List<Waiting> withoutEnd() {
    return waiting.stream()
        .filter(each -> !new Plan(List.of(), List.of(each)).converged())
        .filter(each -> !dead.holdUp(each, waiting))
        .filter(each -> !anyPlea((plea, asked) -> plea.holdsUp(asked, each)))
        .toList();
  }

  private boolean isExcused(Deviation deviation) {
    return dead.excuse(deviation) || anyPlea((plea, asked) -> plea.excuses(asked, deviation));
  }

  private boolean anyPlea(BiPredicate<Plea, Waiting> excuse) {
    return waiting.stream()
        .anyMatch(asked -> plea(asked).filter(plea -> excuse.test(plea, asked)).isPresent());
  }

  private Optional<Plea> plea(Waiting each) {
    return Plea.of(each, struck, copies);
  }

  /** What this run is excused for. */
  SortedSet<Excuse> excuses(List<Deviation> deviations) {
    TreeSet<Excuse> excuses = new TreeSet<>();
    waiting.forEach(each -> plea(each).ifPresent(plea -> excuses.add(plea.excuse())));
    boolean mourned =
        deviations.stream().anyMatch(dead::excuse)
            || waiting.stream().anyMatch(each -> dead.holdUp(each, waiting));
    if (mourned) {
      excuses.add(Excuse.DEAD_NODE);
    }
    return excuses;
  }

  private List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (Waiting each : waiting) {
      if (each.reason() instanceof Reason.NeedsPerson(String problem, String remedy)) {
        problems.add(problem);
      }
    }
    return problems;
  }
}
