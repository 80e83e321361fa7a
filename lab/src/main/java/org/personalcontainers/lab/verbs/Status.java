package org.personalcontainers.lab.verbs;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the nodes of a lab. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows the nodes of a lab.",
    footer = {"", "Examples:", "  ./pcctl lab status"})
public final class Status implements Callable<Integer> {
  @Mixin private LabOption which = new LabOption();

  @Override
  public Integer call() {
    System.out.print(which.lab().status());
    return 0;
  }
}
