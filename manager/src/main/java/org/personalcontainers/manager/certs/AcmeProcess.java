package org.personalcontainers.manager.certs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.personalcontainers.core.acme.AcmeAnswer;
import org.personalcontainers.core.acme.AcmeRequest;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.core.wire.Unreadable;

/**
 * Asks in a process of its own, which lives as long as the question: what it is made of costs this
 * one nothing.
 */
public final class AcmeProcess implements Acme {
  private static final Form<AcmeRequest> REQUEST = Form.of(AcmeRequest.class);
  private static final Form<AcmeAnswer> ANSWER = Form.of(AcmeAnswer.class);
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final int LONGEST = 256 * 1024;
  private static final int LONGEST_COMPLAINT = 300;

  private static final List<String> FRUGAL =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss512k", "-Xmx48m");

  private final Path jars;
  private final List<String> flags;

  /**
   * @param jars the directory that holds all that the process is made of
   */
  public AcmeProcess(Path jars) {
    this(jars, FRUGAL);
  }

  /**
   * @param flags of its JVM
   */
  public AcmeProcess(Path jars, List<String> flags) {
    this.jars = jars;
    this.flags = List.copyOf(flags);
  }

  @Override
  public AcmeAnswer ask(AcmeRequest request) throws InterruptedException {
    if (!Files.isDirectory(jars)) {
      return new AcmeAnswer.Undecided(
          "the program that asks authorities is not in " + jars + ": install the package anew");
    }
    try {
      return answer(started(), request);
    } catch (IOException e) {
      return new AcmeAnswer.Undecided(
          "the program that asks authorities failed: " + e.getMessage());
    }
  }

  private Process started() throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(flags);
    words.addAll(List.of("-cp", jars + "/*", "org.personalcontainers.acme.Main"));
    return new ProcessBuilder(words).start();
  }

  private static AcmeAnswer answer(Process process, AcmeRequest request)
      throws IOException, InterruptedException {
    try {
      CompletableFuture<byte[]> told = read(process.getInputStream());
      CompletableFuture<byte[]> complaint = read(process.getErrorStream());
      try (OutputStream in = process.getOutputStream()) {
        in.write(REQUEST.write(request));
        in.write('\n');
      }
      byte[] answer = told.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      return answer.length == 0
          ? new AcmeAnswer.Undecided("the program that asks authorities ended: " + words(complaint))
          : ANSWER.read(answer);
    } catch (TimeoutException e) {
      return new AcmeAnswer.Undecided("no answer within " + LIMIT.toMinutes() + " min");
    } catch (ExecutionException | Unreadable e) {
      return new AcmeAnswer.Undecided("its answer can't be read: " + e.getMessage());
    } finally {
      process.destroyForcibly();
    }
  }

  private static CompletableFuture<byte[]> read(InputStream stream) {
    CompletableFuture<byte[]> all = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try (stream) {
            all.complete(stream.readNBytes(LONGEST));
          } catch (IOException e) {
            all.completeExceptionally(e);
          }
        });
    return all;
  }

  private static String words(CompletableFuture<byte[]> complaint)
      throws ExecutionException, InterruptedException, TimeoutException {
    String text = new String(complaint.get(1, TimeUnit.SECONDS), StandardCharsets.UTF_8).strip();
    return text.substring(0, Math.min(text.length(), LONGEST_COMPLAINT));
  }
}
