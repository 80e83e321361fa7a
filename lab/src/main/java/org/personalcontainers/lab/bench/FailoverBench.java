package org.personalcontainers.lab.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.personalcontainers.lab.real.LabHome;
import org.personalcontainers.lab.real.LabName;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long a dead node's work stands still. */
@Command(
    name = "failover",
    mixinStandardHelpOptions = true,
    description = {
      "Pulls the plug of a node that runs a task, as the swarm's leader and not:",
      "until the task runs elsewhere, with our settings and with swarm's own."
    },
    footer = {
      "",
      "Examples:",
      "  ./pcctl lab bench failover",
      "  ./pcctl lab bench failover --rounds 3"
    })
public final class FailoverBench implements Callable<Integer> {
  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each is killed (default: ${DEFAULT-VALUE}; five minutes each).")
  private int rounds = 5;

  @Override
  public Integer call() {
    if (rounds < 1) {
      throw new LabProblem.BadRequest("--rounds " + rounds + " measures nothing: write 1 or more");
    }
    Map<Failover, List<Double>> taken = new LinkedHashMap<>();
    LabName name = new LabName("bench-" + ProcessHandle.current().pid());
    try (RealLab lab = RealLab.of(LabHome.ofThisMachine(), name, FailoverBench::say)) {
      lab.belongsToThisProcess();
      lab.up(3, List.of());
      SwarmOfThree swarm = new SwarmOfThree(lab);
      swarm.make();
      for (int round = 0; round < rounds; round++) {
        measure(swarm, taken);
      }
    }
    say(Figures.table("Milliseconds until it runs elsewhere", timings(taken)));
    return 0;
  }

  /** All four in turns, so that a noisy hour of the machine strikes all of them. */
  private static void measure(SwarmOfThree swarm, Map<Failover, List<Double>> taken) {
    for (Failover.Settings settings : Failover.Settings.values()) {
      swarm.setHeartbeat(settings.heartbeat());
      for (Failover.Victim victim : Failover.Victim.values()) {
        Failover failover = new Failover(settings, victim);
        double milliseconds = measure(swarm, failover);
        say("%s: %.1f s".formatted(failover.words(), milliseconds / 1000));
        taken.computeIfAbsent(failover, each -> new ArrayList<>()).add(milliseconds);
      }
    }
  }

  private static double measure(SwarmOfThree swarm, Failover failover) {
    swarm.deploy(failover.settings().restartDelay());
    RealNode victim =
        switch (failover.victim()) {
          case THE_LEADER -> swarm.leader();
          case NOT_THE_LEADER -> swarm.somebodyElse();
        };
    double milliseconds = swarm.kill(victim);
    swarm.bringBack(victim);
    swarm.undeploy();
    return milliseconds;
  }

  private static List<Timings> timings(Map<Failover, List<Double>> taken) {
    List<Timings> all = new ArrayList<>();
    taken.forEach((failover, each) -> all.add(new Timings(failover.words(), each)));
    return all;
  }

  private static void say(String sentence) {
    System.out.println(sentence);
  }
}
