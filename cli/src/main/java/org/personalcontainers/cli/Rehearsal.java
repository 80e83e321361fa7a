package org.personalcontainers.cli;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.personalcontainers.cli.word.Console;

/**
 * What the package's installation runs once, watched by the JVM, to make the cache that starts
 * pcctl fast: the more of the usual roads it walks, the more starts are fast.
 */
final class Rehearsal {
  private static final List<String> ROADS =
      List.of(
          "--help",
          "versoin",
          "version",
          "version --output json",
          "version --output yaml",
          "version --help",
          "version --outptu json",
          "cluster --help",
          "cluster show --help",
          "cluster show --file GOOD",
          "cluster show --file GOOD --output json",
          "cluster show --file GOOD --output yaml",
          "cluster show --file BAD",
          "cluster show --file -",
          "cluster show --file MISSING");

  /** As little as may be declared: all that is left out takes roads of its own. */
  private static final String PIPED = "cluster: home\nnodes: {pi1: {address: 192.0.2.11}}\n";

  private Rehearsal() {}

  /** Given are a good cluster.yml and a text that is none. */
  public static void main(String[] files) {
    for (String road : ROADS) {
      String typed = road.replace("GOOD", files[0]).replace("BAD", files[1]);
      Main.run(List.of(typed.split(" ", -1)), console());
    }
  }

  private static Console console() {
    Console usual = Main.console();
    byte[] piped = PIPED.getBytes(StandardCharsets.UTF_8);
    return new Console(
        new ByteArrayInputStream(piped), usual.out(), usual.err(), usual.surroundings());
  }
}
