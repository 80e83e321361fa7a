package org.personalcontainers.lab.verbs;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.personalcontainers.core.spec.NodeName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Loads an image archive into a node's Docker Engine. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = "Loads an image archive into a node's Docker Engine.",
    footer = {"", "Examples:", "  ./pcctl lab load pi1 whoami.tar"})
public final class Load implements Callable<Integer> {
  @Mixin private LabOption which = new LabOption();

  @Parameters(index = "0", paramLabel = "NODE", description = "Its name, such as pi1.")
  private NodeName node = Unset.NODE;

  @Parameters(index = "1", paramLabel = "IMAGE.tar", description = "As `docker save` writes it.")
  private Path image = Path.of("");

  @Override
  public Integer call() {
    System.out.println(which.lab().node(node).load(image));
    return 0;
  }
}
