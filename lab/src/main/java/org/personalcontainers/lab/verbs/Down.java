package org.personalcontainers.lab.verbs;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes a lab down, with its nodes, disks and network. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Takes a lab down, with its nodes, disks and network.",
    footer = {"", "Examples:", "  ./pcctl lab down", "  ./pcctl lab down --lab second"})
public final class Down implements Callable<Integer> {
  @Mixin private LabOption which = new LabOption();

  @Override
  public Integer call() {
    which.lab().down();
    System.out.println("The lab " + which.name() + " is gone.");
    return 0;
  }
}
