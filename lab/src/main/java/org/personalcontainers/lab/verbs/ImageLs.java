package org.personalcontainers.lab.verbs;

import java.util.concurrent.Callable;
import org.personalcontainers.lab.image.ImageStore;
import org.personalcontainers.lab.real.LabHome;
import picocli.CommandLine.Command;

/** Lists the images that the lab can make. */
@Command(
    name = "ls",
    mixinStandardHelpOptions = true,
    description =
        "Lists the images that the lab can make: what of, whether they are there, how large.",
    footer = {"", "Examples:", "  ./pcctl lab image ls"})
final class ImageLs implements Callable<Integer> {
  @Override
  public Integer call() {
    System.out.print(ImageStore.of(LabHome.ofThisMachine(), System.out::println).listing());
    return 0;
  }
}
