package org.personalcontainers.agent.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Programs of this machine, each behind the same words, which may lead into another one. */
public final class Programs implements Command {
  private static final int LONGEST_OUTPUT = 8 * 1024 * 1024;
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final List<String> before;

  public Programs(List<String> before) {
    this.before = List.copyOf(before);
  }

  @Override
  public Result run(Duration limit, List<String> program, String input) {
    List<String> all = new ArrayList<>(before);
    all.addAll(program);
    try {
      return await(new ProcessBuilder(all).start(), limit, program, input);
    } catch (IOException e) {
      return new Lost(line(program) + " could not be run: " + e.getMessage());
    }
  }

  private static Result await(Process process, Duration limit, List<String> program, String input) {
    CompletableFuture<String> output = reading(process.getInputStream());
    CompletableFuture<String> complaint = reading(process.getErrorStream());
    feed(process, input);
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Ended(process.exitValue(), said(output), said(complaint));
      }
      return lost(process, line(program) + " was not done after " + limit.toMillis() + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return lost(process, line(program) + " was interrupted");
    }
  }

  /** What hangs in the kernel outlives even this; nobody waits for it. */
  private static Result lost(Process process, String reason) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    return new Lost(reason);
  }

  private static void feed(Process process, String input) {
    try (OutputStream stream = process.getOutputStream()) {
      stream.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended without reading all: its exit code says what came of it.
    }
  }

  /** A daemon that it left behind may hold its output open for ever. */
  private static String said(CompletableFuture<String> text) throws InterruptedException {
    try {
      return text.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return "";
    }
  }

  private static CompletableFuture<String> reading(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> read(stream, text));
    return text;
  }

  private static void read(InputStream stream, CompletableFuture<String> text) {
    try (stream) {
      text.complete(new String(stream.readNBytes(LONGEST_OUTPUT), StandardCharsets.UTF_8));
    } catch (IOException e) {
      text.completeExceptionally(e);
    }
  }

  private static String line(List<String> program) {
    return "\"" + String.join(" ", program) + "\"";
  }
}
