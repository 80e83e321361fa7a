package org.personalcontainers.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Surroundings;

/** What pcctl answered, run in this process. */
record Answer(ExitCode code, String out, String err) {
  /** What is typed where it does not show. */
  static final String HIDDEN = "hidden";

  static Answer to(String... typed) {
    return withInput("", typed);
  }

  static Answer withInput(String input, String... typed) {
    return in(new Around(Map.of(), Surroundings.Surface.PIPE), input, typed);
  }

  /** Surroundings that a test has made. */
  record Around(Map<String, String> variables, Surroundings.Surface surface)
      implements Surroundings {
    @Override
    public Optional<String> variable(String name) {
      return Optional.ofNullable(variables.get(name));
    }

    @Override
    public boolean isTypedTo() {
      return surface == Surroundings.Surface.TERMINAL;
    }

    /** As it stands among the variables of the test. */
    @Override
    public Optional<String> hidden(String prompt) {
      return Optional.ofNullable(variables.get(HIDDEN));
    }
  }

  static Answer in(Surroundings around, String input, String... typed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            around);
    ExitCode code = Main.run(List.of(typed), console);
    return new Answer(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
