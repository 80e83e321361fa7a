package org.personalcontainers.lab.verbs;

import java.util.List;
import java.util.concurrent.Callable;
import org.personalcontainers.core.spec.NodeName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs a command on a node; its exit code is the command's. */
@Command(
    name = "exec",
    mixinStandardHelpOptions = true,
    description = "Runs a command on a node; its exit code is the command's.",
    footer = {
      "",
      "Examples:",
      "  ./pcctl lab exec pi1 -- docker info",
      "  ./pcctl lab exec pi1 -- bash"
    })
public final class Exec implements Callable<Integer> {
  @Mixin private LabOption which = new LabOption();

  @Parameters(index = "0", paramLabel = "NODE", description = "Its name, such as pi1.")
  private NodeName node = Unset.NODE;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "CMD",
      description = "The command and its arguments, after --.")
  private List<String> command = List.of();

  @Override
  public Integer call() {
    return which.lab().node(node).attached(command);
  }
}
