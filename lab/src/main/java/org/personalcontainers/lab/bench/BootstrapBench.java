package org.personalcontainers.lab.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.personalcontainers.lab.real.LabHome;
import org.personalcontainers.lab.real.LabName;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.RealLab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long three fresh nodes take to become a cluster, against the best that a script can do. */
@Command(
    name = "bootstrap",
    mixinStandardHelpOptions = true,
    description = {
      "From three fresh nodes to a cluster, each round on nodes of its own,",
      "in turns with the script lab/bench/limit, which leads to the same end."
    },
    footer = {
      "",
      "Examples:",
      "  ./pcctl lab bench bootstrap",
      "  ./pcctl lab bench bootstrap --rounds 9 --trace bootstrap.json"
    })
public final class BootstrapBench implements Callable<Integer> {
  private static final int FEWEST_ROUNDS = 5;
  private static final List<Road> ROADS = List.of(new LimitRoad(), new BootstrapRoad());

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each is walked; at least 5 (default: ${DEFAULT-VALUE}).")
  private int rounds = FEWEST_ROUNDS;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Where the steps go, for Perfetto or a browser's tracing page.")
  private Optional<Path> trace = Optional.empty();

  @Override
  public Integer call() {
    if (rounds < FEWEST_ROUNDS) {
      throw new LabProblem.BadRequest("--rounds " + rounds + " tells nothing: write 5 or more");
    }
    Map<String, List<Walk>> walks = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Road road : ROADS) {
        walks.computeIfAbsent(road.name(), name -> new ArrayList<>()).add(walk(road));
      }
    }
    print(walks, System.out);
    trace.ifPresent(file -> TraceFile.write(file, walks));
    return 0;
  }

  /** On nodes that are new from their first byte: what a round left behind would help the next. */
  private static Walk walk(Road road) {
    LabName name = new LabName("bench-" + ProcessHandle.current().pid());
    try (RealLab lab = RealLab.of(LabHome.ofThisMachine(), name, BootstrapBench::say)) {
      lab.belongsToThisProcess();
      lab.up(3, List.of());
      road.awaitReady(lab);
      Walk walk = road.walk(lab);
      EndState.mustHold(road, lab);
      say("%s: %.2f s".formatted(road.name(), walk.milliseconds() / 1000));
      return walk;
    }
  }

  private static void say(String sentence) {
    System.out.println(sentence);
  }

  private static void print(Map<String, List<Walk>> walks, PrintStream out) {
    List<Timings> all = new ArrayList<>();
    walks.forEach(
        (name, each) -> all.add(new Timings(name, each.stream().map(Walk::milliseconds).toList())));
    out.println(Figures.table("Milliseconds from the command to the end", all));
    walks.forEach((name, each) -> out.println(Figures.steps("Steps of " + name, each)));
  }
}
