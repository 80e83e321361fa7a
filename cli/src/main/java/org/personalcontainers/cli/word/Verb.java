package org.personalcontainers.cli.word;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Something that can be done; one class per verb. */
public non-sealed interface Verb extends Word {
  /**
   * What may be typed behind the verb, and its help page. Built by hand and when asked for: reading
   * annotations costs more than the rest of the start.
   */
  CommandSpec spec();

  /** Does it. Bad input and failures are thrown as a {@link Failure}, which names the exit code. */
  ExitCode run(ParseResult typed, Console console);
}
