package org.personalcontainers.lab.real;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The lab runs from a checkout: where its classes lie, else where the person stands. */
public final class Checkout {
  private Checkout() {}

  /** A file of the checkout, by its path from the top. */
  public static Path file(String path) {
    return found()
        .map(root -> root.resolve(path))
        .orElseThrow(
            () ->
                new LabProblem(
                    "There is no checkout around here: run it as ./pcctl lab ... from one"));
  }

  static Optional<Path> found() {
    return Stream.of(ownClasses(), Path.of("").toAbsolutePath())
        .flatMap(start -> Stream.iterate(start, path -> path != null, Path::getParent))
        .filter(path -> Files.isRegularFile(path.resolve("lab/pom.xml")))
        .findFirst();
  }

  private static Path ownClasses() {
    try {
      return Path.of(Checkout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
