package org.personalcontainers.lab.verbs;

import java.util.concurrent.Callable;
import org.personalcontainers.core.spec.NodeName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Fills the disk under a directory of a node to its last block. */
@Command(
    name = "fill",
    mixinStandardHelpOptions = true,
    description = "Fills the disk under a directory of a node to its last block.",
    footer = {"", "Examples:", "  ./pcctl lab fill pi1 /gluster"})
public final class Fill implements Callable<Integer> {
  @Mixin private LabOption which = new LabOption();

  @Parameters(index = "0", paramLabel = "NODE", description = "Its name, such as pi1.")
  private NodeName node = Unset.NODE;

  @Parameters(index = "1", paramLabel = "PATH", description = "A directory on the node.")
  private String path = "";

  @Override
  public Integer call() {
    String file = which.lab().fill(node, path);
    System.out.println("Full by " + file + "; `exec " + node + " -- rm " + file + "` makes room.");
    return 0;
  }
}
