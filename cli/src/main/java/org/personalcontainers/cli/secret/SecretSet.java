package org.personalcontainers.cli.secret;

import java.util.List;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Verb;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl secret set}. */
final class SecretSet implements Verb {
  @Override
  public String name() {
    return "set";
  }

  @Override
  public String summary() {
    return "Keep a secret with the cluster, or give one another content";
  }

  @Override
  public CommandSpec spec() {
    return SecretProposal.page(
            this,
            "pcctl secret set NAME [--from-file FILE | --random] [OPTIONS]",
            List.of(
                "Asks for it, or reads standard input. Nobody is ever told what it holds: a stack whose",
                "compose file says secrets: {NAME: {external: true}} finds it in /run/secrets/NAME.",
                "Services that use it already are updated, as their update_config says. Where there is",
                "one of that name, a person is asked first, and --random is refused: see rotate."),
            List.of(
                "pcctl secret set token",
                "pcctl secret set db.password --random",
                "pcctl secret set tls.key --from-file tls.key",
                "printf %s \"$TOKEN\" | pcctl secret set token"))
        .addOption(Options.yes());
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    return SecretProposal.set(typed, console);
  }
}
