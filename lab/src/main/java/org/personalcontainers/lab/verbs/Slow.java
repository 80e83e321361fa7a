package org.personalcontainers.lab.verbs;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.Slowness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a node's line slow, both ways; delay and loss need a kernel with netem. */
@Command(
    name = "slow",
    mixinStandardHelpOptions = true,
    description = "Makes a node's line slow, both ways; delay and loss need a kernel with netem.",
    footer = {
      "",
      "Examples:",
      "  ./pcctl lab slow pi1 --rate 1mbit",
      "  ./pcctl lab slow pi1 --off"
    })
public final class Slow implements Callable<Integer> {
  @Mixin private LabOption which = new LabOption();

  @Parameters(index = "0", paramLabel = "NODE", description = "Its name, such as pi1.")
  private NodeName node = Unset.NODE;

  @Option(names = "--rate", paramLabel = "RATE", description = "Such as 1mbit.")
  private Optional<String> rate = Optional.empty();

  @Option(names = "--delay", paramLabel = "TIME", description = "Each way, such as 50ms.")
  private Optional<String> delay = Optional.empty();

  @Option(names = "--loss", paramLabel = "SHARE", description = "Each way, such as 5%%.")
  private Optional<String> loss = Optional.empty();

  @Option(names = "--off", description = "As fast as it was.")
  private boolean off;

  @Override
  public Integer call() {
    RealLab lab = which.lab();
    if (off) {
      lab.unslow(node);
      System.out.println("The line of " + node + " is as fast as it was.");
    } else {
      lab.slow(node, new Slowness(rate, delay, loss));
      System.out.println("The line of " + node + " is slow; `slow " + node + " --off` ends it.");
    }
    return 0;
  }
}
