package org.personalcontainers.lab.verbs;

import java.util.List;
import java.util.concurrent.Callable;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.cluster.Founding;
import org.personalcontainers.lab.real.RealLab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a lab of real nodes and a cluster of them, or what is missing of it. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a lab of real nodes, or what is missing of one, and boots what is off;",
      "then a cluster of them, by `pcctl cluster bootstrap` on the first."
    },
    footer = {
      "",
      "Examples:",
      "  ./pcctl lab up",
      "  ./pcctl lab up --bare --nodes 5 --stranger mallory --lab second"
    })
public final class Up implements Callable<Integer> {
  @Mixin private LabOption which = new LabOption();

  @Option(
      names = "--nodes",
      paramLabel = "COUNT",
      defaultValue = "3",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int nodes = 3;

  @Option(names = "--bare", description = "Nodes with our packages, without a cluster on them.")
  private boolean bare;

  @Option(
      names = "--stranger",
      paramLabel = "NAME",
      description = "A machine in the same network with none of our packages; may be repeated.")
  private List<NodeName> strangers = List.of();

  @Override
  public Integer call() {
    long start = System.nanoTime();
    RealLab lab = which.lab();
    lab.up(nodes, strangers);
    lab.nodes().forEach(node -> System.out.println(node.name() + "  " + node.address()));
    if (!bare) {
      found(lab);
    }
    System.out.printf(
        "The lab %s is up after %.1f s.%n", lab.name(), (System.nanoTime() - start) / 1e9);
    return 0;
  }

  private static void found(RealLab lab) {
    Founding founding = new Founding(lab);
    founding.giveJoinFiles();
    founding.bootstrap();
  }
}
