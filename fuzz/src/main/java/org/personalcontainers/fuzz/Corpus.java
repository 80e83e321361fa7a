package org.personalcontainers.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * Inputs that once broke a parser, or took a way through it that no other took: one a line. They
 * are tried first, at every build.
 */
final class Corpus {
  private static final Path FOUND = Path.of("target", "fuzz");

  private Corpus() {}

  /** The resource beside the test; empty where there is none. */
  static List<byte[]> of(Class<?> test, String name) {
    try (InputStream stream = test.getResourceAsStream(file(name))) {
      return stream == null
          ? List.of()
          : new String(stream.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(Escaped::bytes)
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What may be kept: copy it beside the test. */
  static Path keep(String name, Collection<byte[]> found) {
    try {
      Files.createDirectories(FOUND);
      return Files.write(
          FOUND.resolve(file(name)), found.stream().map(Escaped::line).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String file(String name) {
    return name + ".corpus";
  }
}
