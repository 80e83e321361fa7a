package org.personalcontainers.lab.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.personalcontainers.lab.real.LabName;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.NodeKind;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What our daemons cost a node that has nothing to do, and one that is asked how things are. */
@Command(
    name = "idle",
    aliases = "memory",
    mixinStandardHelpOptions = true,
    description = {
      "Memory, processor time and bytes written of agent and manager:",
      "on a cluster that has nothing to do, and then while people ask for status and plan."
    },
    footer = {
      "",
      "Examples:",
      "  ./pcctl lab bench idle",
      "  ./pcctl lab bench memory --rounds 1",
      "  ./pcctl lab bench idle --lab mine --minutes 60 --rounds 1"
    })
public final class IdleBench implements Callable<Integer> {
  private static final String MANAGER = "manager";
  private static final Map<String, String> UNITS = units();

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "How long nothing is done in a round (default: ${DEFAULT-VALUE}).")
  private int minutes = 5;

  @Option(
      names = "--load-minutes",
      paramLabel = "N",
      description = "How long people ask after that; 0: nobody does (default: ${DEFAULT-VALUE}).")
  private int loadMinutes = 2;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often both (default: ${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(
      names = "--lab",
      paramLabel = "NAME",
      description = "Nodes that are up, as they are; else a cluster is made, and taken down after.")
  private Optional<LabName> there = Optional.empty();

  private final Costs idle = new Costs();
  private final Costs asked = new Costs();

  @Override
  public Integer call() {
    if (minutes < 1 || rounds < 1 || loadMinutes < 0) {
      throw new LabProblem.BadRequest(
          "that measures nothing: write 1 or more for --minutes and --rounds");
    }
    Subject.measure(there, IdleBench::say, this::measure);
    return 0;
  }

  private void measure(RealLab lab) {
    List<RealNode> nodes =
        lab.nodes().stream().filter(node -> node.kind() == NodeKind.NODE).toList();
    for (int round = 1; round <= rounds; round++) {
      say("round " + round + " of " + rounds);
      during(nodes, idle, () -> Patience.letPass(Duration.ofMinutes(minutes)));
      if (loadMinutes > 0) {
        during(nodes, asked, () -> ask(nodes));
      }
    }
    say("After " + minutes + " min with nothing to do\n" + idle.table());
    if (loadMinutes > 0) {
      say("After " + loadMinutes + " min of questions\n" + asked.table());
    }
    say("Aims: agent 80 MB RSS, 1 % of a core; manager 100 MB, 2 %; both 135 MB PSS.");
  }

  private void ask(List<RealNode> nodes) {
    List<RealNode> managers =
        nodes.stream()
            .filter(node -> DaemonSample.of(node, UNITS.getOrDefault(MANAGER, "")).isPresent())
            .toList();
    new StatusLoad(Duration.ofMinutes(loadMinutes)).on(managers).forEach(IdleBench::say);
  }

  private static void during(List<RealNode> nodes, Costs costs, Runnable time) {
    List<Map<String, DaemonSample>> before = nodes.stream().map(IdleBench::samples).toList();
    long since = System.nanoTime();
    time.run();
    double seconds = (System.nanoTime() - since) / 1e9;
    for (int which = 0; which < nodes.size(); which++) {
      add(costs, nodes.get(which), before.get(which), seconds);
    }
  }

  private static Map<String, DaemonSample> samples(RealNode node) {
    Map<String, DaemonSample> samples = new LinkedHashMap<>();
    UNITS.forEach(
        (name, unit) -> DaemonSample.of(node, unit).ifPresent(sample -> samples.put(name, sample)));
    return samples;
  }

  private static void add(
      Costs costs, RealNode node, Map<String, DaemonSample> before, double seconds) {
    Map<String, DaemonSample> after = samples(node);
    long pss = 0;
    for (Map.Entry<String, DaemonSample> now : after.entrySet()) {
      String name = node + " " + now.getKey();
      pss += now.getValue().pss();
      DaemonSample then = before.get(now.getKey());
      if (then == null || then.process() != now.getValue().process()) {
        say(name + ": was started anew meanwhile, and is not counted");
      } else {
        costs.add(name, then, now.getValue(), seconds);
      }
    }
    if (after.size() > 1) {
      costs.add(node + " both", Costs.Quantity.PSS, pss / 1024.0);
    }
  }

  private static Map<String, String> units() {
    Map<String, String> units = new LinkedHashMap<>();
    units.put("agent", "personal-containers-agent.service");
    units.put(MANAGER, "personal-containers-manager.service");
    return units;
  }

  private static void say(String sentence) {
    System.out.println(sentence);
  }
}
