package org.personalcontainers.cli.stack;

import java.util.List;
import org.personalcontainers.cli.talk.Question;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Verb;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl stack logs}. */
final class StackLogsVerb implements Verb {
  @Override
  public String name() {
    return "logs";
  }

  @Override
  public String summary() {
    return "Show what the containers of a stack wrote, wherever they run";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec page =
        Question.page(
                this,
                "pcctl stack logs STACK [SERVICE] [-f] [OPTIONS]",
                List.of(
                    "Each line stands behind its service and node, by time. It is read where Docker",
                    "keeps it, also of containers that ended lately, and kept nowhere besides."),
                List.of(
                    "pcctl stack logs blog",
                    "pcctl stack logs blog web -f --tail 20",
                    "pcctl stack logs blog --since 10m"))
            .addPositional(Options.word(0, "1", "STACK", "As pcctl stack ls names it."))
            .addPositional(Options.word(1, "0..1", "SERVICE", "One of it; else all of them."));
    return LogOptions.added(page);
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    return LogView.show(
        StackProposal.name(typed.matchedPositionalValue(0, "")),
        typed.matchedPositionalValue(1, ""),
        typed,
        console);
  }
}
