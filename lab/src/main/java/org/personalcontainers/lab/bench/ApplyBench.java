package org.personalcontainers.lab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.personalcontainers.lab.real.LabName;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long it takes to hear that nothing is to be changed. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = {
      "`pcctl cluster apply` of what is declared already, on a node of a cluster of three,",
      "in turns with `pcctl version` and with a stack deployed again unchanged."
    },
    footer = {
      "",
      "Examples:",
      "  ./pcctl lab bench apply",
      "  ./pcctl lab bench apply --lab mine --rounds 51"
    })
public final class ApplyBench implements Callable<Integer> {
  private static final int FEWEST_ROUNDS = 5;
  private static final String FILE = "/root/declared.yml";
  private static final String STACK = "/root/stack.yml";

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each is run; at least 5 (default: ${DEFAULT-VALUE}).")
  private int rounds = 21;

  @Option(
      names = "--lab",
      paramLabel = "NAME",
      description = "Nodes that are up, as they are; else a cluster is made, and taken down after.")
  private Optional<LabName> there = Optional.empty();

  @Override
  public Integer call() {
    if (rounds < FEWEST_ROUNDS) {
      throw new LabProblem.BadRequest("--rounds " + rounds + " tells nothing: write 5 or more");
    }
    Subject.measure(there, ApplyBench::say, this::measure);
    return 0;
  }

  private void measure(RealLab lab) {
    RealNode node = lab.nodes().getFirst();
    node.shell("pcctl cluster show --output yaml > " + FILE);
    node.output("pcctl", "cluster", "apply", "--yes", "--file", FILE);
    node.shell("echo 'services: {idle: {image: bench/none:1, deploy: {replicas: 0}}}' > " + STACK);
    node.shell("docker stack deploy --resolve-image never -c " + STACK + " bench > /dev/null");
    Turns turns =
        Turns.of(
            List.of(
                on(node, "pcctl", "version"),
                on(
                    node,
                    "docker",
                    "stack",
                    "deploy",
                    "--resolve-image",
                    "never",
                    "-c",
                    STACK,
                    "bench"),
                on(node, "pcctl", "cluster", "apply", "--file", FILE)),
            rounds);
    node.shell("docker stack rm bench > /dev/null");
    say(Figures.table("Milliseconds, unchanged", turns.timings()));
    say("Aim for apply: under 1,000 ms.");
  }

  /** As somebody at the node types it: the lab's way in is part of each. */
  private static Start on(RealNode node, String... command) {
    List<String> line =
        new ArrayList<>(
            List.of("nsenter", "-t", Long.toString(node.firstProcess()), "-a", "--", "env", "-i"));
    line.add("HOME=/root");
    line.add("PATH=/usr/sbin:/usr/bin:/sbin:/bin");
    line.addAll(List.of(command));
    return Start.of(String.join(" ", command), line);
  }

  private static void say(String sentence) {
    System.out.println(sentence);
  }
}
