package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start pays for the verb that was typed, and not for talking to a daemon. */
final class StartTest {
  private static final Pattern TALK =
      Pattern.compile(
          "\\S*(personalcontainers\\.(link|core\\.wire|core\\.api)\\.|sun\\.security\\.ssl\\.)\\S*");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "version",
        "cluster --help",
        "node --help",
        "cluster status --help",
        "node drain --help"
      })
  void whatAsksNobodyLoadsNothingOfTheLink(String typed) throws Exception {
    assertEquals(List.of(), talk(typed));
  }

  @Test
  void whatAsksSomebodyDoes() throws Exception {
    Files.createFile(directory.resolve("manager.sock"));
    assertTrue(talk("cluster status").size() > 3);
  }

  private List<String> talk(String typed) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xlog:class+load", "org.personalcontainers.cli.Main"));
    command.addAll(List.of(typed.split(" ")));
    Ran ran =
        Ran.in(
            directory,
            Map.of(
                "CLASSPATH", System.getProperty("java.class.path"),
                "PCCTL_RUN", directory.toString(),
                "HOME", directory.toString()),
            command);
    return TALK.matcher(ran.out()).results().map(result -> result.group()).toList();
  }
}
