package org.personalcontainers.lab.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.personalcontainers.lab.real.LabProblem;

/** A command whose start-up is timed. */
record Start(String name, List<String> command, Map<String, String> environment) {
  Start {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  static Start of(String name, List<String> command) {
    return new Start(name, command, Map.of());
  }

  /** Milliseconds from start to end. A failed run is no figure, however fast it was. */
  double milliseconds() {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD);
    builder.environment().putAll(environment);
    long begun = System.nanoTime();
    int code = end(builder);
    double taken = (System.nanoTime() - begun) / 1e6;
    if (code != 0) {
      throw new LabProblem("`" + String.join(" ", command) + "` failed with exit code " + code);
    }
    return taken;
  }

  private int end(ProcessBuilder builder) {
    try {
      Process process = builder.start();
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new LabProblem("`" + String.join(" ", command) + "` did not end within a minute");
      }
      return process.exitValue();
    } catch (IOException e) {
      throw new LabProblem(
          "`" + command.getFirst() + "` can't be started: " + e.getMessage() + "; install it", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabProblem("interrupted while measuring", e);
    }
  }
}
