package org.personalcontainers.cli.stack;

import java.util.List;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Verb;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl stack rollback}. */
final class StackRollback implements Verb {
  @Override
  public String name() {
    return "rollback";
  }

  @Override
  public String summary() {
    return "Go back to what was handed in before";
  }

  @Override
  public CommandSpec spec() {
    return StackProposal.page(
            this,
            "pcctl stack rollback STACK [OPTIONS]",
            List.of("With its configs and secrets. The last five of each stack are kept."),
            List.of("pcctl stack rollback blog", "pcctl stack rollback blog --dry-run"))
        .addPositional(Options.word(0, "1", "STACK", "As pcctl stack ls names it."));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    return StackProposal.named(typed, console, StackProposal.End.RUNS, "POST", "/rollback");
  }
}
