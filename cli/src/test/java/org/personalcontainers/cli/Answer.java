package org.personalcontainers.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;

/** What pcctl answered, run in this process. */
record Answer(ExitCode code, String out, String err) {
  static Answer to(String... typed) {
    return withInput("", typed);
  }

  static Answer withInput(String input, String... typed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    ExitCode code = Main.run(List.of(typed), console);
    return new Answer(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
