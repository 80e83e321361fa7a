package org.personalcontainers.cli.stack;

import java.util.List;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Verb;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl stack rm}. */
final class StackRm implements Verb {
  @Override
  public String name() {
    return "rm";
  }

  @Override
  public String summary() {
    return "End a stack, and forget what was handed in for it";
  }

  @Override
  public CommandSpec spec() {
    return StackProposal.page(
            this,
            "pcctl stack rm STACK [OPTIONS]",
            List.of("Its volumes, and what it has written into the cluster's volume, stay."),
            List.of("pcctl stack rm blog", "pcctl stack rm blog --yes"))
        .addPositional(Options.word(0, "1", "STACK", "As pcctl stack ls names it."));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    return StackProposal.named(typed, console, StackProposal.End.ENDS, "DELETE", "");
  }
}
