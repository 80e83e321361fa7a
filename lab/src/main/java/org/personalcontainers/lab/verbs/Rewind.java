package org.personalcontainers.lab.verbs;

import java.util.concurrent.Callable;
import org.personalcontainers.core.spec.NodeName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Puts an old SD image back: cuts the power, restores the snapshot, boots. The brick disk stays.
 */
@Command(
    name = "rewind",
    mixinStandardHelpOptions = true,
    description =
        "Puts an old SD image back: cuts the power, restores the snapshot, boots. The brick disk stays.",
    footer = {"", "Examples:", "  ./pcctl lab rewind pi1"})
public final class Rewind implements Callable<Integer> {
  @Mixin private LabOption which = new LabOption();

  @Parameters(index = "0", paramLabel = "NODE", description = "Its name, such as pi1.")
  private NodeName node = Unset.NODE;

  @Override
  public Integer call() {
    which.lab().rewind(node);
    System.out.println(node + " has its old system disk back.");
    return 0;
  }
}
