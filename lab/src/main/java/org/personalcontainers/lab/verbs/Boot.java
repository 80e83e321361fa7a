package org.personalcontainers.lab.verbs;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.real.Bricks;
import org.personalcontainers.lab.real.SystemState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Boots a node from the disks that it has. */
@Command(
    name = "boot",
    mixinStandardHelpOptions = true,
    description = "Boots a node from the disks that it has.",
    footer = {"", "Examples:", "  ./pcctl lab boot pi1", "  ./pcctl lab boot pi1 --without-disk"})
public final class Boot implements Callable<Integer> {
  @Mixin private LabOption which = new LabOption();

  @Parameters(index = "0", paramLabel = "NODE", description = "Its name, such as pi1.")
  private NodeName node = Unset.NODE;

  @Option(
      names = "--without-disk",
      description = "Its brick disk is missing; `attach` brings it later.")
  private boolean withoutDisk;

  @Override
  public Integer call() {
    SystemState state = which.lab().boot(node, withoutDisk ? Bricks.LATE : Bricks.THERE);
    System.out.println(node + ": " + state.name().toLowerCase(Locale.ROOT));
    return 0;
  }
}
