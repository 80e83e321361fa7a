package org.personalcontainers.cli.context;

import java.util.List;
import org.personalcontainers.cli.talk.Context;
import org.personalcontainers.cli.talk.Contexts;
import org.personalcontainers.cli.talk.Introduction;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Page;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.link.identity.Role;
import org.personalcontainers.link.invite.Code;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl context add}. */
final class Add implements Verb {
  @Override
  public String name() {
    return "add";
  }

  @Override
  public String summary() {
    return "Ask a cluster from here, by a one-time code of it";
  }

  @Override
  public CommandSpec spec() {
    return Page.of(
            this,
            "pcctl context add NAME https://MANAGER:7670",
            List.of(
                "Asks for the code that pcctl cluster invite prints on a manager's node, or reads",
                "it from standard input. The key is made here and never leaves this machine; the",
                "code is not sent either: both sides prove that they know it."),
            List.of("pcctl context add home https://pi1:7670"))
        .addPositional(Options.word(0, "1", "NAME", "What the cluster shall be called here."))
        .addPositional(Options.word(1, "1", "URL", "A manager's address."));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    Contexts contexts = Contexts.of(console.surroundings());
    String name = typed.matchedPositionalValue(0, "");
    contexts.checkFree(name);
    Code code = code(console);
    String url = typed.matchedPositionalValue(1, "");
    Context context = Introduction.make(contexts, name, url, code);
    console.out().print(said(contexts, context, url));
    return ExitCode.DONE;
  }

  /** What may only read figures is no context that one could ask. */
  private static String said(Contexts contexts, Context context, String url) {
    if (context.role() == Role.METRICS) {
      return "Figures of the cluster may be read with the key and the certificates in\n"
          + context.identityFile()
          + "\n";
    }
    contexts.use(context);
    return "Asking " + context.name() + " at " + url + " from now on.\n";
  }

  private static Code code(Console console) {
    if (console.isTerminal()) {
      console.err().print("The code that pcctl cluster invite printed: ");
      console.err().flush();
    }
    try {
      return Code.parse(console.line().orElse(""));
    } catch (IllegalArgumentException unfit) {
      throw Failure.badInput(String.valueOf(unfit.getMessage()));
    }
  }
}
