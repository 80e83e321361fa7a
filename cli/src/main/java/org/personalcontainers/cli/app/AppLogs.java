package org.personalcontainers.cli.app;

import java.util.List;
import org.personalcontainers.cli.stack.LogOptions;
import org.personalcontainers.cli.stack.LogView;
import org.personalcontainers.cli.stack.StackProposal;
import org.personalcontainers.cli.talk.Question;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Verb;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl app logs}. */
final class AppLogs implements Verb {
  @Override
  public String name() {
    return "logs";
  }

  @Override
  public String summary() {
    return "Show what an app wrote, on whichever node";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec page =
        Question.page(
                this,
                "pcctl app logs APP [-f] [OPTIONS]",
                List.of("As pcctl stack logs does."),
                List.of("pcctl app logs podinfo", "pcctl app logs podinfo -f --tail 20"))
            .addPositional(Options.word(0, "1", "APP", "As pcctl stack ls names it."));
    return LogOptions.added(page);
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    return LogView.show(
        StackProposal.name(typed.matchedPositionalValue(0, "")), "", typed, console);
  }
}
