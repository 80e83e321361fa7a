package org.personalcontainers.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the documents have a reader type, in that order. */
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
          "image",
          "load",
          "logs",
          "down");

  private static final String LAB = "    ./pcctl lab ";
  private static final String PCCTL = "./pcctl ";

  private Guide() {}

  /** Of the lab's own guide. */
  static List<String> commands() throws IOException {
    return Files.readAllLines(Path.of("../docs/guides/lab.md")).stream()
        .filter(line -> line.startsWith(LAB))
        .map(line -> typed(line, LAB))
        .toList();
  }

  /** Of the README, under "Then look around": any word of pcctl, not only the lab's. */
  static List<String> lookingAround() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    String block = readme.split("Then look around:\n\n```sh\n", 2)[1].split("```", 2)[0];
    return block.lines().map(line -> typed(line, PCCTL)).toList();
  }

  private static String typed(String line, String prompt) {
    if (!line.startsWith(prompt)) {
      throw new IllegalArgumentException("\"" + line + "\" does not start with " + prompt);
    }
    return line.substring(prompt.length()).replaceFirst(" +#.*", "").strip();
  }
}
