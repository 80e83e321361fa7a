package org.personalcontainers.gluster.host;

import static java.lang.ProcessBuilder.Redirect.DISCARD;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Programs of this machine. Each is killed at its limit, with all that it started. */
public final class LocalPrograms implements Programs {
  private static final Path NOTHING = Path.of("/dev/null");
  private static final int LONGEST_OUTPUT = 4 << 20;
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);
  private static final Executor READERS = Thread::startVirtualThread;

  @Override
  public Outcome run(Duration limit, List<String> arguments) {
    try {
      return toItsEnd(start(arguments), arguments, limit);
    } catch (IOException e) {
      return new Outcome.NotStarted(
          "`" + line(arguments) + "` could not be started: " + e.getMessage());
    }
  }

  @Override
  public Optional<Talk> talk(List<String> arguments) {
    try {
      return Optional.of(new LocalTalk(builder(arguments).redirectError(DISCARD).start()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Process start(List<String> arguments) throws IOException {
    return builder(arguments).redirectInput(NOTHING.toFile()).start();
  }

  private static ProcessBuilder builder(List<String> arguments) {
    ProcessBuilder builder = new ProcessBuilder(arguments);
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  private static Outcome toItsEnd(Process process, List<String> arguments, Duration limit) {
    CompletableFuture<String> out = reading(process.getInputStream());
    CompletableFuture<String> err = reading(process.getErrorStream());
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return givenUp(arguments, "took longer than " + limit.toSeconds() + " s");
      }
      // A child that outlives the program may hold its output open.
      CompletableFuture.allOf(out, err)
          .completeOnTimeout(null, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)
          .join();
      return said(process.exitValue(), out, err, arguments);
    } catch (CompletionException e) {
      return givenUp(arguments, "could not be read: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return givenUp(arguments, "was interrupted");
    } finally {
      end(process);
    }
  }

  private static Outcome said(
      int exit,
      CompletableFuture<String> out,
      CompletableFuture<String> err,
      List<String> arguments) {
    return out.isDone() && err.isDone()
        ? new Outcome.Ended(exit, out.join(), err.join())
        : givenUp(arguments, "ended, but kept its output open");
  }

  private static Outcome givenUp(List<String> arguments, String why) {
    return new Outcome.GivenUp("`" + line(arguments) + "` " + why);
  }

  /** Whoever has ended has no descendants to be found; to look for them reads all of /proc. */
  private static void end(Process process) {
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static CompletableFuture<String> reading(InputStream stream) {
    return CompletableFuture.supplyAsync(() -> text(stream), READERS);
  }

  /** Who says more than that is left with a full pipe, until the limit ends it. */
  private static String text(InputStream stream) {
    try {
      byte[] said = stream.readNBytes(LONGEST_OUTPUT);
      if (said.length == LONGEST_OUTPUT) {
        throw new IOException("it said more than " + LONGEST_OUTPUT + " bytes");
      }
      return new String(said, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(List<String> arguments) {
    String line = String.join(" ", arguments);
    return line.length() <= 200 ? line : line.substring(0, 200) + "...";
  }
}
