package org.personalcontainers.lab.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.personalcontainers.core.ledger.SwarmBirth;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Waiting;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.lab.sim.Deviation.Matter;
import org.personalcontainers.lab.sim.Simulation.Ending;

/** Whether what is left at the end of a run may be left: excuses are few, and each has a cause. */
final class Verdict {
  private final Content content;
  private final List<Waiting> waiting;
  private final Set<NodeName> gone;
  private final Coverage struck;
  private final Script script;

  Verdict(
      Content content, List<Waiting> waiting, Set<NodeName> gone, Coverage struck, Script script) {
    this.content = content;
    this.waiting = waiting;
    this.gone = gone;
    this.struck = struck;
    this.script = script;
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
        .filter(each -> !isHeldUp(each))
        .toList();
  }

  /** Whether a plea holds all these steps up. */
  boolean holdUp(List<Step> steps) {
    return steps.stream().allMatch(StorageStep.class::isInstance)
        && waiting.stream().anyMatch(each -> plea(each).filter(Plea::isOfCopies).isPresent());
  }

  private boolean isHeldUp(Waiting each) {
    return !gone.isEmpty() || waiting.stream().anyMatch(other -> holdsUp(other, each));
  }

  private boolean holdsUp(Waiting plea, Waiting other) {
    return plea(plea).filter(p -> p.holdsUp(other)).isPresent();
  }

  private Optional<Plea> plea(Waiting each) {
    return Plea.of(each, struck, script);
  }

  private boolean isExcused(Deviation deviation) {
    return waiting.stream()
            .anyMatch(each -> plea(each).filter(p -> p.excuses(deviation, each)).isPresent())
        || (!gone.isEmpty() && isOfTheDead(deviation));
  }

  /** What cannot be without the dead node, or could not come to be. */
  private boolean isOfTheDead(Deviation deviation) {
    return switch (deviation.matter()) {
      case Matter.Host host -> false;
      case Matter.Managers managers -> true;
      case Matter.Swarm swarm -> !(content.ledger().swarm() instanceof SwarmBirth.Born);
      case Matter.Network network -> !(content.ledger().swarm() instanceof SwarmBirth.Born);
      case Matter.Volume(var name) -> birth(name).filter(this::hasNoCopyOnTheDead).isEmpty();
      case Matter.Mount(var name, var node) -> birth(name).filter(Verdict::isBorn).isEmpty();
    };
  }

  private Optional<VolumeBirth> birth(VolumeName volume) {
    return Optional.ofNullable(content.ledger().volumes().get(volume));
  }

  private static boolean isBorn(VolumeBirth birth) {
    return birth instanceof VolumeBirth.Born || birth instanceof VolumeBirth.Local;
  }

  private boolean hasNoCopyOnTheDead(VolumeBirth birth) {
    return birth instanceof VolumeBirth.Born born
        && born.bricks().stream().noneMatch(brick -> gone.contains(brick.node()));
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
