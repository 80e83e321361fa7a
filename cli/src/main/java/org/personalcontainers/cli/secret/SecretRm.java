package org.personalcontainers.cli.secret;

import java.util.List;
import org.personalcontainers.cli.change.Consent;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Page;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.core.spec.SecretName;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl secret rm}. */
final class SecretRm implements Verb {
  @Override
  public String name() {
    return "rm";
  }

  @Override
  public String summary() {
    return "Forget a secret that no stack uses";
  }

  @Override
  public CommandSpec spec() {
    return Page.of(
            this,
            "pcctl secret rm NAME [OPTIONS]",
            List.of("Refused while a stack uses it; nobody can bring its content back."),
            List.of("pcctl secret rm token", "pcctl secret rm token --yes"))
        .addOption(Options.yes())
        .addOption(Places.option())
        .addPositional(Options.word(0, "1", "NAME", "As pcctl secret ls names it."));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    SecretName name = SecretProposal.name(typed);
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      if (Consent.ask("Forget the secret " + name + " for ever?", typed, console)
          == Consent.Given.NO) {
        return ExitCode.FAILED;
      }
      remote.send("DELETE", SecretProposal.target(name, ""));
      console.out().print("The secret " + name + " is forgotten.\n");
      return ExitCode.DONE;
    }
  }
}
