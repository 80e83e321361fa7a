package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.personalcontainers.cli.word.ExitCode;

/** The exit codes as a person reads about them, at two places. */
final class ExitCodesTest {
  @Test
  void theReferenceNamesEachAndNoOther() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("../docs/reference/exit-codes.md")).stream()
            .filter(line -> line.matches("\\| \\d+ \\|.*"))
            .map(line -> line.substring(0, line.lastIndexOf('|', line.length() - 2) + 1))
            .toList();
    List<String> codes =
        Arrays.stream(ExitCode.values())
            .map(code -> "| " + code.number() + " | " + code.meaning() + " |")
            .toList();
    assertEquals(codes, rows);
  }

  @Test
  void theManualPageNamesEach() throws IOException {
    String page = Files.readString(Path.of("src/deb/files/pcctl.1"));
    for (ExitCode code : ExitCode.values()) {
      assertTrue(page.contains(".B " + code.number() + "\n" + code.meaning() + "\n"), page);
    }
  }
}
