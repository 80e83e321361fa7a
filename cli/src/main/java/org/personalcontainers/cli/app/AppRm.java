package org.personalcontainers.cli.app;

import java.util.List;
import org.personalcontainers.cli.stack.StackProposal;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Verb;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl app rm}. */
final class AppRm implements Verb {
  @Override
  public String name() {
    return "rm";
  }

  @Override
  public String summary() {
    return "End an app";
  }

  @Override
  public CommandSpec spec() {
    return StackProposal.page(
            this,
            "pcctl app rm APP [OPTIONS]",
            List.of("As pcctl stack rm does: what it has written into the cluster's volume stays."),
            List.of("pcctl app rm podinfo", "pcctl app rm podinfo --yes"))
        .addPositional(Options.word(0, "1", "APP", "As pcctl app ls names it."));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    return StackProposal.named(typed, console, StackProposal.End.ENDS, "DELETE", "");
  }
}
