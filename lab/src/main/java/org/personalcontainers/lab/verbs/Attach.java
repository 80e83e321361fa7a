package org.personalcontainers.lab.verbs;

import java.util.concurrent.Callable;
import org.personalcontainers.core.spec.NodeName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings the brick disk to a node that was booted without it. */
@Command(
    name = "attach",
    mixinStandardHelpOptions = true,
    description = "Brings the brick disk to a node that was booted without it.",
    footer = {"", "Examples:", "  ./pcctl lab attach pi1"})
public final class Attach implements Callable<Integer> {
  @Mixin private LabOption which = new LabOption();

  @Parameters(index = "0", paramLabel = "NODE", description = "Its name, such as pi1.")
  private NodeName node = Unset.NODE;

  @Override
  public Integer call() {
    which.lab().attach(node);
    System.out.println(node + " has its brick disk.");
    return 0;
  }
}
