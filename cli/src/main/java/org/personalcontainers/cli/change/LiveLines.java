package org.personalcontainers.cli.change;

import java.io.PrintStream;
import java.util.List;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.word.Console;

/**
 * Lines about what goes on: on a terminal they are written over, else each is printed once it is
 * another.
 */
public final class LiveLines {
  private final Console console;
  private final PrintStream to;
  private List<String> shown = List.of();

  /** Beside an output for programs they go where complaints go. */
  public LiveLines(Console console, OutputFormat format) {
    this.console = console;
    this.to = format == OutputFormat.TABLE ? console.out() : console.err();
  }

  public void show(List<String> lines) {
    if (console.isTerminal()) {
      redraw(lines);
    } else {
      lines.stream().filter(line -> !shown.contains(line)).forEach(line -> to.print(line + "\n"));
    }
    to.flush();
    shown = List.copyOf(lines);
  }

  /** Goes up over the lines of before, and writes over them. */
  private void redraw(List<String> lines) {
    if (!shown.isEmpty()) {
      to.print("\u001b[" + shown.size() + "A\u001b[J");
    }
    lines.forEach(line -> to.print(line + "\n"));
  }

  /** For whoever is stopped in the middle. */
  void leave(String word) {
    to.println();
    to.println(word);
    to.flush();
  }
}
