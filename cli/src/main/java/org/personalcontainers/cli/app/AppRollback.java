package org.personalcontainers.cli.app;

import java.util.List;
import org.personalcontainers.cli.stack.StackProposal;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Verb;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl app rollback}. */
final class AppRollback implements Verb {
  @Override
  public String name() {
    return "rollback";
  }

  @Override
  public String summary() {
    return "Go back to what an app was before";
  }

  @Override
  public CommandSpec spec() {
    return StackProposal.page(
            this,
            "pcctl app rollback APP [OPTIONS]",
            List.of("As pcctl stack rollback does."),
            List.of("pcctl app rollback podinfo"))
        .addPositional(Options.word(0, "1", "APP", "As pcctl app ls names it."));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    return StackProposal.named(typed, console, StackProposal.End.RUNS, "POST", "/rollback");
  }
}
