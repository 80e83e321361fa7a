package org.personalcontainers.cli;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.Surroundings;

/**
 * What the package's installation runs, watched by the JVM, to make the caches that start pcctl
 * fast. The JVM loads all of a cache at each start: what reads a cluster.yml has one of its own.
 */
final class Rehearsal {
  private static final List<String> EVERYDAY =
      List.of(
          "--help",
          "versoin",
          "version",
          "version --output json",
          "version --output yaml",
          "version --help",
          "version --outptu json",
          "cluster --help",
          "node ls",
          "node ls --help");

  private static final List<String> DECLARATION =
      List.of(
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

  /** Given are which roads to walk, a good cluster.yml and a text that is none. */
  public static void main(String[] given) {
    for (String road : given[0].equals("everyday") ? EVERYDAY : DECLARATION) {
      String typed = road.replace("GOOD", given[1]).replace("BAD", given[2]);
      Main.run(List.of(typed.split(" ", -1)), console());
    }
  }

  private static Console console() {
    Console usual = Main.console();
    byte[] piped = PIPED.getBytes(StandardCharsets.UTF_8);
    return new Console(new ByteArrayInputStream(piped), usual.out(), usual.err(), new Nowhere());
  }

  /** Nobody is asked, and nobody's settings are read: it may be a node of a cluster. */
  private static final class Nowhere implements Surroundings {
    private static final String MISSING = "/nonexistent";

    @Override
    public Optional<String> variable(String name) {
      return name.startsWith("PCCTL_CONTEXT") ? Optional.empty() : Optional.of(MISSING);
    }

    @Override
    public Surface surface() {
      return Surface.PIPE;
    }

    @Override
    public boolean isTypedTo() {
      return false;
    }

    @Override
    public Optional<String> hidden(String prompt) {
      return Optional.empty();
    }
  }
}
