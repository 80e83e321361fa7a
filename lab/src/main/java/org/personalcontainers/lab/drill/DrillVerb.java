package org.personalcontainers.lab.drill;

import static java.util.stream.Collectors.joining;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.personalcontainers.lab.cluster.Founding;
import org.personalcontainers.lab.cluster.Wholeness;
import org.personalcontainers.lab.real.LabHome;
import org.personalcontainers.lab.real.LabName;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.RealLab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./pcctl lab drill}: a bad night on purpose, on a cluster of its own or on one that is up.
 */
@Command(
    name = "drill",
    mixinStandardHelpOptions = true,
    description = "Does something bad to a cluster of real nodes, and tells how it came back.",
    footer = {
      "",
      "Examples:",
      "  ./pcctl lab drill ls",
      "  ./pcctl lab drill kill-processes",
      "  ./pcctl lab drill power-cut --lab mine",
      "  ./pcctl lab drill killed-bootstrap --seed 4711"
    })
public final class DrillVerb implements Callable<Integer> {
  private static final Duration FOUNDING = Duration.ofMinutes(3);

  private static final List<Drill> DRILLS =
      List.of(
          new KilledProcesses(),
          new Reboot(),
          new PowerCuts(),
          new HandChanges(),
          new LateDisk(),
          new CutNode(),
          new ColdStart(),
          new WipedNode(),
          new CutLeader(),
          new FrozenLeader(),
          new LostManager(),
          // The last one: it leaves a fourth node behind.
          new OldCard());

  /** Played where they are named, and not with all others. */
  private static final List<Drill> LONG =
      List.of(new BusyHour(), new KilledBootstrap(), new Hostile());

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME",
      description = "ls lists them; all plays all but the long ones.")
  private List<String> names = List.of();

  @Option(
      names = "--lab",
      paramLabel = "NAME",
      description = "A cluster that is up; else one is made for it, and taken down after.")
  private Optional<LabName> there = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Draw as that time; else a fresh one is drawn, and told.")
  private Optional<Long> seed = Optional.empty();

  @Override
  public Integer call() {
    if (names.equals(List.of("ls"))) {
      known().forEach(drill -> say(String.format("%-16s %s", drill.name(), drill.tells())));
      return 0;
    }
    List<Drill> wanted = wanted();
    if (there.isPresent()) {
      play(wanted, RealLab.of(LabHome.ofThisMachine(), there.get(), DrillVerb::say));
    } else {
      playOnItsOwn(wanted);
    }
    return 0;
  }

  private List<Drill> wanted() {
    return names.equals(List.of("all")) ? DRILLS : names.stream().map(DrillVerb::drill).toList();
  }

  private static Stream<Drill> known() {
    return Stream.concat(DRILLS.stream(), LONG.stream());
  }

  private static Drill drill(String name) {
    return known()
        .filter(drill -> drill.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new LabProblem.BadRequest(
                    "there is no drill \""
                        + name
                        + "\": write one of "
                        + known().map(Drill::name).collect(joining(", "))));
  }

  private void playOnItsOwn(List<Drill> wanted) {
    LabName name = new LabName("drill-" + ProcessHandle.current().pid());
    try (RealLab lab = RealLab.of(LabHome.ofThisMachine(), name, DrillVerb::say)) {
      lab.belongsToThisProcess();
      lab.up(3, List.of());
      if (wanted.getFirst().begins() == Drill.Begin.WHOLE) {
        found(lab);
      }
      play(wanted, lab);
    }
  }

  private static void found(RealLab lab) {
    Founding founding = new Founding(lab);
    founding.giveJoinFiles();
    founding.bootstrap();
  }

  private void play(List<Drill> wanted, RealLab lab) {
    long drawn = seed.orElseGet(() -> new SecureRandom().nextInt(1_000_000) + 0L);
    Stage stage = new Stage(lab, DrillVerb::say, drawn);
    for (Drill drill : wanted) {
      if (drill.begins() == Drill.Begin.WHOLE) {
        Wholeness.await(lab, FOUNDING);
      }
      say("drill " + drill.name() + ": " + drill.tells());
      long since = System.nanoTime();
      drill.run(stage);
      double seconds = Stage.secondsSince(since);
      say(String.format(Locale.ROOT, "drill %s: held, %.0f s", drill.name(), seconds));
    }
  }

  private static void say(String sentence) {
    System.out.println(sentence);
  }
}
