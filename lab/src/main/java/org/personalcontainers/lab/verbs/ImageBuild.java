package org.personalcontainers.lab.verbs;

import java.util.List;
import java.util.concurrent.Callable;
import org.personalcontainers.lab.image.ImageStore;
import org.personalcontainers.lab.real.LabHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes images that are not there yet. */
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    description = "Makes images, unless they are there.",
    footer = {
      "",
      "Examples:",
      "  ./pcctl lab image build stefanprodan/podinfo",
      "  ./pcctl lab image build traefik:v3.7.15 mccutchen/go-httpbin:2.26.0"
    })
final class ImageBuild implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "NAME",
      description = "As `image ls` lists them; the tag may be left out.")
  private List<String> names = List.of();

  @Override
  public Integer call() {
    ImageStore store = ImageStore.of(LabHome.ofThisMachine(), System.out::println);
    // A wrong name among them is said before minutes are spent on the others.
    names.forEach(store::name);
    for (String name : names) {
      System.out.println(store.name(name) + ": " + store.archive(name));
    }
    return 0;
  }
}
