package org.personalcontainers.cli.change;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Options;
import picocli.CommandLine.ParseResult;

/** The one question before something is changed. */
public final class Consent {
  private static final Set<String> YES = Set.of("y", "yes");

  private Consent() {}

  /** What a person said, or said beforehand. */
  public enum Given {
    YES,
    NO
  }

  /** Throws where nobody can be asked. */
  public static Given ask(String question, ParseResult typed, Console console) {
    if (Options.isGiven(typed, Options.YES)) {
      return Given.YES;
    }
    if (!console.isTerminal()) {
      throw Failure.badInput(
          "there is no terminal to ask at, so nothing was changed\nSay --yes to do it unasked.");
    }
    console.out().flush();
    console.err().print(question + " [y/N] ");
    console.err().flush();
    boolean yes = YES.contains(line(console).strip().toLowerCase(Locale.ROOT));
    if (!yes) {
      console.err().println("Nothing was changed.");
    }
    return yes ? Given.YES : Given.NO;
  }

  /** One line; empty at the end of the input. */
  public static String line(Console console) {
    try {
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
      String line = reader.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw Failure.failed("can't read from the terminal: " + e.getMessage());
    }
  }
}
