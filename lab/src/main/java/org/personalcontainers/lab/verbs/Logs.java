package org.personalcontainers.lab.verbs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.personalcontainers.core.spec.NodeName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the journal of a node since it booted. */
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Prints the journal of a node since it booted.",
    footer = {
      "",
      "Examples:",
      "  ./pcctl lab logs pi1",
      "  ./pcctl lab logs pi1 --unit docker --follow"
    })
public final class Logs implements Callable<Integer> {
  @Mixin private LabOption which = new LabOption();

  @Parameters(index = "0", paramLabel = "NODE", description = "Its name, such as pi1.")
  private NodeName node = Unset.NODE;

  @Option(names = "--unit", paramLabel = "UNIT", description = "Of this unit only.")
  private Optional<String> unit = Optional.empty();

  @Option(
      names = "--lines",
      paramLabel = "COUNT",
      defaultValue = "200",
      description = "The last ones (default: ${DEFAULT-VALUE}).")
  private int lines = 200;

  @Option(names = "--follow", description = "Goes on until Ctrl-C.")
  private boolean follow;

  @Override
  public Integer call() {
    List<String> command = new ArrayList<>(List.of("journalctl", "--boot", "--no-pager"));
    command.add("--lines=" + lines);
    unit.ifPresent(name -> command.add("--unit=" + name));
    if (follow) {
      command.add("--follow");
    }
    return which.lab().node(node).attached(command);
  }
}
