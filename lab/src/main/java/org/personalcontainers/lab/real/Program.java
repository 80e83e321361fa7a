package org.personalcontainers.lab.real;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** One program of this machine, run to its end, never longer than its limit. */
public record Program(List<String> arguments, Path input, Duration limit) {
  private static final Path NOTHING = Path.of("/dev/null");
  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
  private static final ExecutorService READERS = Executors.newVirtualThreadPerTaskExecutor();

  public Program {
    arguments = List.copyOf(arguments);
  }

  public static Program of(String... arguments) {
    return of(List.of(arguments));
  }

  public static Program of(List<String> arguments) {
    return new Program(arguments, NOTHING, Duration.ofMinutes(1));
  }

  public Program within(Duration longest) {
    return new Program(arguments, input, longest);
  }

  Program fedWith(Path file) {
    return new Program(arguments, file, limit);
  }

  /** Fails when the program does. */
  public String output() {
    Output output = run();
    if (!output.ok()) {
      throw new LabProblem(
          "`" + line() + "` failed (exit " + output.exit() + "): " + output.complaint());
    }
    return output.text();
  }

  public void done() {
    output();
  }

  /** Whatever its exit code is. */
  public Output run() {
    Process process = start(builder().redirectInput(input.toFile()));
    CompletableFuture<String> out = reading(process.getInputStream());
    CompletableFuture<String> err = reading(process.getErrorStream());
    await(process, limit);
    return new Output(process.exitValue(), out.join(), err.join());
  }

  /** With the terminal of the person who typed it; no limit but theirs. */
  int attached() {
    Process process = start(builder().inheritIO());
    await(process, Duration.ofDays(365));
    return process.exitValue();
  }

  String line() {
    String line = String.join(" ", arguments);
    return line.length() <= 200 ? line : line.substring(0, 200) + "...";
  }

  private ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(arguments);
    Map<String, String> environment = builder.environment();
    // A DOCKER_HOST of the person's own must not turn the lab against another engine.
    environment.keySet().removeIf(name -> name.startsWith("DOCKER_"));
    environment.merge("PATH", PATH, (own, all) -> own + ":" + all);
    environment.put("LC_ALL", "C.UTF-8");
    return builder;
  }

  private Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new LabProblem(
          "`" + line() + "` could not be started: " + e.getMessage() + "; is it installed?", e);
    }
  }

  private void await(Process process, Duration longest) {
    try {
      if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        end(process);
        throw new LabProblem("`" + line() + "` was not done after " + longest.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      end(process);
      Thread.currentThread().interrupt();
      throw new LabProblem("`" + line() + "` was interrupted", e);
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static CompletableFuture<String> reading(InputStream stream) {
    return CompletableFuture.supplyAsync(() -> text(stream), READERS);
  }

  private static String text(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
