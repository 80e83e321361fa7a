package org.personalcontainers.cli.word;

/** What a person types where it does not show. */
public final class Hidden {
  private Hidden() {}

  /**
   * Whether a person is asked; else it comes through a pipe. Throws where it would be typed, and
   * show.
   */
  public static boolean isAskedFor(Console console) {
    if (!console.isTerminal() && console.surroundings().isTypedTo()) {
      throw Failure.badInput(
          "it can't be asked for while the output goes elsewhere, as it would show when it is typed"
              + "\nLeave the redirection away, or pipe it in, or name a file that holds it.");
    }
    return console.isTerminal();
  }

  public static String line(String prompt, Console console) {
    return console
        .surroundings()
        .hidden(prompt)
        .filter(line -> !line.isEmpty())
        .orElseThrow(() -> Failure.badInput("nothing was typed; nothing was changed"));
  }

  /** So that nobody sets what was mistyped. */
  public static void repeat(String once, Console console) {
    if (!once.equals(line("The same once more: ", console))) {
      throw Failure.badInput("the two were not the same; nothing was changed");
    }
  }
}
