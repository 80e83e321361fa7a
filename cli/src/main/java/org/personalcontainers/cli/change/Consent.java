package org.personalcontainers.cli.change;

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
    boolean yes = YES.contains(console.line().orElse("").strip().toLowerCase(Locale.ROOT));
    if (!yes) {
      console.err().println("Nothing was changed.");
    }
    return yes ? Given.YES : Given.NO;
  }
}
