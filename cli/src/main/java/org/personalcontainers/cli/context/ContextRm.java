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

/** {@code pcctl context rm}. */
final class ContextRm implements Verb {
  @Override
  public String name() {
    return "rm";
  }

  @Override
  public String summary() {
    return "Forget a cluster, and who one is there";
  }

  @Override
  public CommandSpec spec() {
    return Page.of(
            this,
            "pcctl context rm NAME",
            List.of("The certificate stays good until it expires: it went with its key."),
            List.of("pcctl context rm home"))
        .addPositional(Options.word(0, "1", "NAME", "As pcctl context ls names it."));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    Contexts contexts = Contexts.of(console.surroundings());
    Context context = contexts.named(typed.matchedPositionalValue(0, ""));
    contexts.remove(context);
    console.out().print("Forgot " + context.name() + ", and the key to it.\n");
    return ExitCode.DONE;
  }
}
