package org.personalcontainers.cli.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.core.spec.tree.Problem;
import org.personalcontainers.core.spec.yaml.ClusterYaml;
import org.personalcontainers.core.spec.yaml.Reading;

/** A cluster.yml as it lies on the disk, or as it comes in by standard input. */
final class ClusterFile {
  /** Far above the reader's own limit; keeps a wrong file name from eating all memory. */
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private final String name;
  private final byte[] bytes;

  private ClusterFile(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  static ClusterFile named(String name, InputStream standardInput) {
    return name.equals("-") ? piped(standardInput) : onDisk(name);
  }

  /** What somebody else read already. */
  static ClusterFile ofText(String name, String text) {
    return new ClusterFile(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** What messages call it. */
  String name() {
    return name;
  }

  Reading read() {
    return ClusterYaml.read(name, bytes, new SystemNames());
  }

  /** The text, of a file without problems; else all of them are thrown as one failure. */
  String good() {
    if (read() instanceof Reading.Refused(List<Problem> problems)) {
      StringJoiner lines = new StringJoiner("\n");
      problems.forEach(problem -> lines.add(problem.toString()));
      String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
      throw Failure.badInput(lines.add(count + " in " + name + "; nothing was changed").toString());
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static ClusterFile piped(InputStream standardInput) {
    try {
      return new ClusterFile("standard input", start(standardInput));
    } catch (IOException e) {
      throw Failure.badInput("can't read standard input: " + e.getMessage());
    }
  }

  private static ClusterFile onDisk(String name) {
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw Failure.badInput(name + " is a directory; name the file in it, such as cluster.yml");
      }
      try (InputStream file = Files.newInputStream(path)) {
        return new ClusterFile(name, start(file));
      }
    } catch (NoSuchFileException e) {
      throw Failure.badInput("there is no file " + name + "; is the path right?");
    } catch (AccessDeniedException e) {
      throw Failure.badInput("may not read " + name + "; ask its owner, or use sudo");
    } catch (InvalidPathException | IOException e) {
      throw Failure.badInput("can't read " + name + ": " + e.getMessage());
    }
  }

  private static byte[] start(InputStream stream) throws IOException {
    return stream.readNBytes(MOST_BYTES);
  }
}
