package org.personalcontainers.cli.context;

import java.util.List;
import org.personalcontainers.cli.talk.Context;
import org.personalcontainers.cli.talk.Contexts;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Page;
import org.personalcontainers.cli.word.Verb;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl context use}. */
final class Use implements Verb {
  @Override
  public String name() {
    return "use";
  }

  @Override
  public String summary() {
    return "Ask that cluster from now on";
  }

  @Override
  public CommandSpec spec() {
    return Page.of(
            this,
            "pcctl context use NAME",
            List.of("On a manager's node its own cluster is asked all the same."),
            List.of("pcctl context use home"))
        .addPositional(Options.word(0, "1", "NAME", "As pcctl context ls names it."));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    Contexts contexts = Contexts.of(console.surroundings());
    Context context = contexts.named(typed.matchedPositionalValue(0, ""));
    contexts.use(context);
    console.out().print("Asking " + context.name() + " at " + context.url() + " from now on.\n");
    return ExitCode.DONE;
  }
}
