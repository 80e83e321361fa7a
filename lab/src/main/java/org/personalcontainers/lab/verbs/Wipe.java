package org.personalcontainers.lab.verbs;

import java.util.concurrent.Callable;
import org.personalcontainers.core.spec.NodeName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives a node a new SD card and a new brick disk: same name and address, empty disks. */
@Command(
    name = "wipe",
    mixinStandardHelpOptions = true,
    description =
        "Gives a node a new SD card and a new brick disk: same name and address, empty disks.",
    footer = {"", "Examples:", "  ./pcctl lab wipe pi1"})
public final class Wipe implements Callable<Integer> {
  @Mixin private LabOption which = new LabOption();

  @Parameters(index = "0", paramLabel = "NODE", description = "Its name, such as pi1.")
  private NodeName node = Unset.NODE;

  @Override
  public Integer call() {
    which.lab().wipe(node);
    System.out.println(node + " has empty disks.");
    return 0;
  }
}
