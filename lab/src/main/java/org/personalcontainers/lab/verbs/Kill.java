package org.personalcontainers.lab.verbs;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.concurrent.Callable;
import org.personalcontainers.core.spec.NodeName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Cuts the power of nodes, all in the same instant: nothing is flushed, no peer gets a goodbye. */
@Command(
    name = "kill",
    mixinStandardHelpOptions = true,
    description =
        "Cuts the power of nodes, all in the same instant: nothing is flushed, no peer gets a goodbye.",
    footer = {"", "Examples:", "  ./pcctl lab kill pi1", "  ./pcctl lab kill pi1 pi2 pi3"})
public final class Kill implements Callable<Integer> {
  @Mixin private LabOption which = new LabOption();

  @Parameters(arity = "1..*", paramLabel = "NODE", description = "Their names, such as pi1 pi2.")
  private List<NodeName> nodes = List.of();

  @Override
  public Integer call() {
    which.lab().kill(nodes);
    System.out.println(
        "Without power: " + nodes.stream().map(NodeName::value).collect(joining(", ")));
    return 0;
  }
}
