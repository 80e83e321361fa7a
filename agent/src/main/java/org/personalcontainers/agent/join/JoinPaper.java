package org.personalcontainers.agent.join;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.spec.JoinFile;
import org.personalcontainers.core.spec.tree.Problem;
import org.personalcontainers.core.spec.yaml.JoinReading;
import org.personalcontainers.core.spec.yaml.JoinYaml;
import org.personalcontainers.link.disk.DurableFile;

/**
 * The node's join.yml. What lies on the boot partition, which anybody can write who holds the card,
 * is taken over: it is written to its own place first, and removed only when it is on disk there.
 * Cut off at any point, the next start does what is left.
 *
 * @param home where it is kept, readable by root alone
 * @param boot where a person may have put it
 */
public record JoinPaper(Path home, Path boot) {
  /** Nobody writes so much there. */
  private static final int LARGEST = 64 * 1024;

  public static JoinPaper ofSystem() {
    return new JoinPaper(
        Path.of("/etc/personal-containers/join.yml"),
        Path.of("/boot/firmware/personal-containers.yml"));
  }

  /** What it says. */
  public sealed interface Found {
    record Good(JoinFile file) implements Found {}

    /** Nobody said where this node belongs. */
    record None() implements Found {}

    record Bad(List<Problem> problems) implements Found {
      public Bad {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Takes over and reads. A bad file on the boot partition is left there, to be mended. */
  public Found read() throws IOException {
    Optional<byte[]> fresh = content(boot);
    if (fresh.isPresent() && reading(boot, fresh.get()) instanceof JoinReading.Refused(var bad)) {
      return new Found.Bad(bad);
    }
    if (fresh.isPresent()) {
      takeOver(fresh.get());
    }
    Optional<byte[]> kept = content(home);
    return kept.isEmpty() ? new Found.None() : found(reading(home, kept.get()));
  }

  private static Optional<byte[]> content(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try (var in = Files.newInputStream(path)) {
      return Optional.of(in.readNBytes(LARGEST));
    }
  }

  private static JoinReading reading(Path path, byte[] content) {
    return JoinYaml.read(path.toString(), content);
  }

  private void takeOver(byte[] content) throws IOException {
    Optional<byte[]> kept = content(home);
    if (kept.isEmpty() || !Arrays.equals(kept.get(), content)) {
      new DurableFile(home).write(content);
    }
    new DurableFile(boot).remove();
  }

  private static Found found(JoinReading reading) {
    return switch (reading) {
      case JoinReading.Read(JoinFile file) -> new Found.Good(file);
      case JoinReading.Refused(var problems) -> new Found.Bad(problems);
    };
  }
}
