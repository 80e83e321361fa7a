package org.personalcontainers.lab.verbs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.image.ImageStore;
import org.personalcontainers.lab.real.LabHome;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.Together;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Loads images into the Docker Engine of a node, or of all. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    customSynopsis = {
      "pcctl lab load [--lab=NAME] NODE IMAGE...",
      "       pcctl lab load [--lab=NAME] --all IMAGE..."
    },
    description = "Loads images into the Docker Engine of a node, or of all that run.",
    footer = {
      "",
      "Examples:",
      "  ./pcctl lab load pi1 image.tar",
      "  ./pcctl lab load pi1 stefanprodan/podinfo",
      "  ./pcctl lab load --all traefik:v3.7.15 mccutchen/go-httpbin:2.26.0"
    })
public final class Load implements Callable<Integer> {
  @Mixin private LabOption which = new LabOption();

  @Option(names = "--all", description = "Into all nodes that run; no node is named then.")
  private boolean all;

  @Parameters(
      arity = "1..*",
      paramLabel = "NODE IMAGE",
      description =
          "The node, such as pi1, then images: names as `image ls` lists them (made first where they"
              + " are not there), or archives as `docker save` writes them.")
  private List<String> words = List.of();

  @Override
  public Integer call() {
    List<RealNode> nodes = nodes();
    ImageStore store = ImageStore.of(LabHome.ofThisMachine(), System.out::println);
    List<Path> archives = images().stream().map(image -> archive(store, image)).toList();
    archives.forEach(archive -> Together.each(nodes, node -> load(node, archive)));
    return 0;
  }

  private List<RealNode> nodes() {
    return all
        ? which.lab().nodes().stream().filter(RealNode::isRunning).toList()
        : List.of(which.lab().node(new NodeName(words.getFirst())));
  }

  private List<String> images() {
    List<String> images = all ? words : words.subList(1, words.size());
    if (images.isEmpty()) {
      throw new LabProblem.BadRequest("Which image? `./pcctl lab image ls` lists what there is");
    }
    return images;
  }

  private static Path archive(ImageStore store, String image) {
    if (store.knows(image)) {
      return store.archive(image);
    }
    if (!Files.isReadable(Path.of(image))) {
      throw new LabProblem.BadRequest(
          image
              + " is neither an image that the lab makes (`./pcctl lab image ls`) nor an archive that"
              + " can be read");
    }
    return Path.of(image);
  }

  private static void load(RealNode node, Path archive) {
    System.out.println(node + ": " + node.load(archive));
  }
}
