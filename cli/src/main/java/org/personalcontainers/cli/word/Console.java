package org.personalcontainers.cli.word;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where a verb reads and writes: results go to {@code out}, all that went wrong to {@code err}. */
public record Console(InputStream in, PrintStream out, PrintStream err, Surroundings surroundings) {
  /**
   * The next line of what comes in; empty at its end. Byte by byte: what comes behind it is for
   * whoever asks next.
   */
  public Optional<String> line() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      int next = in.read();
      for (; next >= 0 && next != '\n'; next = in.read()) {
        line.write(next);
      }
      String text = line.toString(StandardCharsets.UTF_8);
      return next < 0 && text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (IOException e) {
      throw Failure.failed("can't read from the terminal: " + e.getMessage());
    }
  }

  /** A person sits there, and can be asked. */
  public boolean isTerminal() {
    return surroundings.surface() == Surroundings.Surface.TERMINAL;
  }
}
