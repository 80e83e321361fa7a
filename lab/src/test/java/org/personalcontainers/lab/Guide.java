package org.personalcontainers.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The guide's commands, in the order in which a reader would type them. */
final class Guide {
  static final List<String> VERBS =
      List.of(
          "up",
          "status",
          "exec",
          "kill",
          "boot",
          "attach",
          "cut",
          "mend",
          "slow",
          "fill",
          "wipe",
          "snapshot",
          "rewind",
          "load",
          "logs",
          "down");

  private static final String PROMPT = "    ./pcctl lab ";

  private Guide() {}

  static List<String> commands() throws IOException {
    return Files.readAllLines(Path.of("../docs/guides/lab.md")).stream()
        .filter(line -> line.startsWith(PROMPT))
        .map(line -> line.substring(PROMPT.length()).replaceFirst(" +#.*", "").strip())
        .filter(line -> VERBS.contains(line.split(" ")[0]))
        .toList();
  }
}
