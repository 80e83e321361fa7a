package org.personalcontainers.cli.word;

import java.io.InputStream;
import java.io.PrintStream;

/** Where a verb reads and writes: results go to {@code out}, all that went wrong to {@code err}. */
public record Console(InputStream in, PrintStream out, PrintStream err, Surroundings surroundings) {
  /** A person sits there, and can be asked. */
  public boolean isTerminal() {
    return surroundings.surface() == Surroundings.Surface.TERMINAL;
  }
}
