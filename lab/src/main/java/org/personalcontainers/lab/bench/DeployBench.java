package org.personalcontainers.lab.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.personalcontainers.lab.cluster.Visitor;
import org.personalcontainers.lab.cluster.WayIn;
import org.personalcontainers.lab.cluster.WebLine;
import org.personalcontainers.lab.real.Bricks;
import org.personalcontainers.lab.real.LabName;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What it costs to have a stack deployed by us, and to be behind our way in. */
@Command(
    name = "deploy",
    mixinStandardHelpOptions = true,
    description = {
      "A stack of three containers until it runs, by `pcctl stack deploy` and by bare `docker",
      "stack deploy`; the same unchanged; requests through Traefik and past it; requests that",
      "fail during an update, and while a node dies."
    },
    footer = {
      "",
      "Examples:",
      "  ./pcctl lab bench deploy",
      "  ./pcctl lab bench deploy --lab mine --rounds 10",
      "  ./pcctl lab bench deploy --lab mine --only death"
    })
public final class DeployBench implements Callable<Integer> {
  private static final Duration CROWDED = Duration.ofSeconds(10);
  private static final Duration AFTER_DEATH = Duration.ofSeconds(45);

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each is done (default: ${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(
      names = "--lab",
      paramLabel = "NAME",
      description = "Nodes that are up, as they are; else a cluster is made, and taken down after.")
  private Optional<LabName> there = Optional.empty();

  @Option(
      names = "--only",
      paramLabel = "PART",
      description = "One part of it alone: ${COMPLETION-CANDIDATES}.")
  private Set<Part> parts = EnumSet.allOf(Part.class);

  /** What may be measured by itself. */
  enum Part {
    DEPLOY,
    CROWD,
    UPDATE,
    DEATH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() {
    if (rounds < 1) {
      throw new LabProblem.BadRequest("--rounds " + rounds + " measures nothing: write 1 or more");
    }
    Subject.measure(there, DeployBench::say, this::measure);
    return 0;
  }

  private void measure(RealLab lab) {
    WayIn way = new WayIn(lab);
    way.load(DeployBench::say);
    RealNode node = lab.nodes().getFirst();
    DeployedTwice deployed = new DeployedTwice(node);
    only(Part.DEPLOY, () -> deploy(deployed));
    way.deploy(node, "--replicas", "3");
    lab.nodes().forEach(way::awaitAnswer);
    only(Part.CROWD, () -> crowd(node, deployed));
    only(Part.UPDATE, () -> update(lab, way));
    only(Part.DEATH, () -> death(lab, way));
  }

  private void only(Part part, Runnable measurement) {
    if (parts.contains(part)) {
      measurement.run();
    }
  }

  private void deploy(DeployedTwice deployed) {
    say(Figures.table("Milliseconds until three containers run", deployed.fresh(rounds)));
    say("Aim: 1.1 times as long.");
    say(Figures.table("Milliseconds, unchanged", deployed.unchanged(rounds)));
    say("Aim: under 1,000 ms, and under 2 times.");
  }

  /** Traefik leads to all three; so does who asks past it, by the port of a node for each. */
  private void crowd(RealNode node, DeployedTwice deployed) {
    deployed.onThePortOf(node);
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Crowd past = Crowd.of(() -> past(node), "/version", CROWDED);
      Crowd through = Crowd.of(() -> through(node), "/version", CROWDED);
      say("Past Traefik: " + past.words() + "; through it: " + through.words());
      ratios.add(through.perSecond() / past.perSecond());
    }
    deployed.removeOurs();
    Timings shares = new Timings("shares", ratios);
    say(
        String.format(
            Locale.ROOT,
            "Through Traefik, with TLS: %.2f of the requests (%.2f to %.2f)",
            shares.median(),
            shares.min(),
            shares.max()));
  }

  private static WebLine past(RealNode node) throws IOException {
    return WebLine.plain(node.address(), DeployedTwice.PORT, "localhost");
  }

  private static WebLine through(RealNode node) throws IOException {
    return WebLine.tls(node.address(), 443, WayIn.DOMAIN);
  }

  private void update(RealLab lab, WayIn way) {
    for (int round = 0; round < rounds; round++) {
      List<Visitor> visitors = visitors(lab.nodes());
      way.deployApp(lab.nodes().getFirst(), "--replicas", "3", "--env", "ROUND=" + round);
      visitors.forEach(visitor -> say("During an update: " + visitor.leave()));
    }
    say("Aim: none fails.");
  }

  /** Deployed anew each time: what moved away from a dead node does not come back by itself. */
  private void death(RealLab lab, WayIn way) {
    RealNode dies = lab.nodes().getLast();
    for (int round = 0; round < rounds; round++) {
      way.deployApp(lab.nodes().getFirst(), "--replicas", "3", "--env", "DEATH=" + round);
      List<Visitor> visitors =
          visitors(lab.nodes().stream().filter(node -> !node.name().equals(dies.name())).toList());
      Patience.letPass(Duration.ofSeconds(2));
      lab.kill(List.of(dies.name()));
      Patience.letPass(AFTER_DEATH);
      visitors.forEach(visitor -> say("While " + dies + " dies: " + visitor.leave()));
      lab.boot(dies.name(), Bricks.THERE);
      way.awaitAnswer(dies);
    }
    say("Aim: less than 5 s without an answer.");
  }

  private static List<Visitor> visitors(List<RealNode> nodes) {
    return nodes.stream().map(node -> Visitor.of(node, WayIn.DOMAIN, "/version")).toList();
  }

  private static void say(String sentence) {
    System.out.println(sentence);
  }
}
