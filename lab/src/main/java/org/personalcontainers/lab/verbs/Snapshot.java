package org.personalcontainers.lab.verbs;

import java.util.concurrent.Callable;
import org.personalcontainers.core.spec.NodeName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Keeps an image of a node's system disk as it is now; `rewind` puts it back. */
@Command(
    name = "snapshot",
    mixinStandardHelpOptions = true,
    description = "Keeps an image of a node's system disk as it is now; `rewind` puts it back.",
    footer = {"", "Examples:", "  ./pcctl lab snapshot pi1"})
public final class Snapshot implements Callable<Integer> {
  @Mixin private LabOption which = new LabOption();

  @Parameters(index = "0", paramLabel = "NODE", description = "Its name, such as pi1.")
  private NodeName node = Unset.NODE;

  @Override
  public Integer call() {
    which.lab().snapshot(node);
    System.out.println("Kept the system disk of " + node + ".");
    return 0;
  }
}
