package org.personalcontainers.lab.verbs;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.real.RealLab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Mends all cuts of a node, or the one between two. */
@Command(
    name = "mend",
    mixinStandardHelpOptions = true,
    description = "Mends all cuts of a node, or the one between two.",
    footer = {"", "Examples:", "  ./pcctl lab mend pi1", "  ./pcctl lab mend pi1 --from pi2"})
public final class Mend implements Callable<Integer> {
  @Mixin private LabOption which = new LabOption();

  @Parameters(index = "0", paramLabel = "NODE", description = "Its name, such as pi1.")
  private NodeName node = Unset.NODE;

  @Option(names = "--from", paramLabel = "NODE", description = "Between it and this one only.")
  private Optional<NodeName> from = Optional.empty();

  @Override
  public Integer call() {
    RealLab lab = which.lab();
    from.ifPresentOrElse(other -> lab.mend(node, other), () -> lab.mend(node));
    System.out.println(node + " is mended.");
    return 0;
  }
}
