package org.personalcontainers.cli.stack;

import java.util.List;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Verb;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl stack start}. */
final class StackStart implements Verb {
  @Override
  public String name() {
    return "start";
  }

  @Override
  public String summary() {
    return "Have a stack run again that was stopped";
  }

  @Override
  public CommandSpec spec() {
    return StackProposal.page(
            this,
            "pcctl stack start STACK [OPTIONS]",
            List.of("As it was handed in last. A job of it runs anew."),
            List.of("pcctl stack start blog", "pcctl stack start blog --no-wait"))
        .addPositional(Options.word(0, "1", "STACK", "As pcctl stack ls names it."));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    return StackProposal.named(typed, console, StackProposal.End.RUNS, "POST", "/start");
  }
}
