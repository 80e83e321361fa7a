package org.personalcontainers.lab.image;

import java.util.List;
import java.util.stream.Collectors;
import org.personalcontainers.lab.real.DebianMirror;

/** How an image is made; the same recipe has the same hash. */
record ImageRecipe(ImageName name, List<Part> parts, Start start) {
  /** To be raised when the same recipe makes another image than before. */
  private static final String WORKMANSHIP = "1";

  ImageRecipe {
    parts = List.copyOf(parts);
  }

  /** Another processor or another Debian makes another image. */
  String hash(Processor processor) {
    // A record tells all that it holds. Where a newer Java words it differently, images are made
    // anew.
    String all =
        String.join("\n", WORKMANSHIP, DebianMirror.SUITE, processor.toString(), toString());
    return Sha256.of(all).hex().substring(0, 12);
  }

  /** What has to be fetched from Debian for all of it. */
  List<String> packages() {
    return parts.stream().flatMap(part -> part.packages().stream()).distinct().sorted().toList();
  }

  /** For a person. */
  String madeOf() {
    return parts.stream()
        .filter(part -> !(part instanceof Part.Text))
        .map(Part::told)
        .collect(Collectors.joining(", "));
  }
}
