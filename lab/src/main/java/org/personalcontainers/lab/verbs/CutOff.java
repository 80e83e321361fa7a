package org.personalcontainers.lab.verbs;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.real.RealLab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cuts a node from all others, or from one of them, both ways. It keeps address and carrier. */
@Command(
    name = "cut",
    mixinStandardHelpOptions = true,
    description =
        "Cuts a node from all others, or from one of them, both ways. It keeps address and carrier.",
    footer = {"", "Examples:", "  ./pcctl lab cut pi1", "  ./pcctl lab cut pi1 --from pi2"})
public final class CutOff implements Callable<Integer> {
  @Mixin private LabOption which = new LabOption();

  @Parameters(index = "0", paramLabel = "NODE", description = "Its name, such as pi1.")
  private NodeName node = Unset.NODE;

  @Option(names = "--from", paramLabel = "NODE", description = "From this one only.")
  private Optional<NodeName> from = Optional.empty();

  @Override
  public Integer call() {
    RealLab lab = which.lab();
    from.ifPresentOrElse(other -> lab.cut(node, other), () -> lab.cut(node));
    System.out.println(
        node + " is cut from " + from.map(NodeName::value).orElse("all others") + ".");
    return 0;
  }
}
