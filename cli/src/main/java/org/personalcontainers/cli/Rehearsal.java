package org.personalcontainers.cli;

import java.util.List;

/**
 * What the package's installation runs once, watched by the JVM, to make the cache that starts
 * pcctl fast: the more of the usual roads it walks, the more starts are fast.
 */
final class Rehearsal {
  private static final List<String> ROADS =
      List.of(
          "--help",
          "version",
          "version --output json",
          "version --output yaml",
          "version --help",
          "completion --help",
          "versoin",
          "version --outptu json");

  private Rehearsal() {}

  public static void main(String[] none) {
    for (String road : ROADS) {
      Main.run(List.of(road.split(" ", -1)), Main.console());
    }
  }
}
