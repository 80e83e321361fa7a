package org.personalcontainers.cli.stack;

import java.util.List;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Verb;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl stack stop}. */
final class StackStop implements Verb {
  @Override
  public String name() {
    return "stop";
  }

  @Override
  public String summary() {
    return "End what runs of a stack, and keep all that was handed in for it";
  }

  @Override
  public CommandSpec spec() {
    return StackProposal.page(
            this,
            "pcctl stack stop STACK [OPTIONS]",
            List.of(
                "Its volumes stay, and pcctl stack start has it run as before.",
                "Nothing else starts it but a deploy."),
            List.of("pcctl stack stop blog", "pcctl stack stop blog --no-wait"))
        .addPositional(Options.word(0, "1", "STACK", "As pcctl stack ls names it."));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    return StackProposal.named(typed, console, StackProposal.End.ENDS, "POST", "/stop");
  }
}
