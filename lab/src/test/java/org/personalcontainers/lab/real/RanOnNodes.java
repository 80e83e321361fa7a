package org.personalcontainers.lab.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Writes down which tests have passed on real nodes, for {@link QuickSet} to read after them. */
public final class RanOnNodes implements TestWatcher {
  /** Of the last JVM that ran any: its first line names it. */
  static final Path FILE = Path.of("target", "ran-on-nodes.txt");

  @Override
  public void testSuccessful(ExtensionContext context) {
    String test =
        context.getRequiredTestClass().getSimpleName()
            + "."
            + context.getRequiredTestMethod().getName();
    synchronized (RanOnNodes.class) {
      append(test);
    }
  }

  private static void append(String test) {
    try {
      Files.createDirectories(FILE.getParent());
      if (!firstLine().equals(Optional.of(thisJvm()))) {
        Files.write(FILE, List.of(thisJvm()));
      }
      Files.write(FILE, List.of(test), StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> firstLine() throws IOException {
    return Files.exists(FILE) ? Files.readAllLines(FILE).stream().findFirst() : Optional.empty();
  }

  private static String thisJvm() {
    ProcessHandle self = ProcessHandle.current();
    return "# " + self.pid() + " " + self.info().startInstant().map(Object::toString).orElse("");
  }
}
