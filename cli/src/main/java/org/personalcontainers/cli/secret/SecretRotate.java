package org.personalcontainers.cli.secret;

import java.util.List;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Verb;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl secret rotate}. */
final class SecretRotate implements Verb {
  @Override
  public String name() {
    return "rotate";
  }

  @Override
  public String summary() {
    return "Give a secret that is there another content";
  }

  @Override
  public CommandSpec spec() {
    return SecretProposal.page(
        this,
        "pcctl secret rotate NAME [--from-file FILE | --random] [OPTIONS]",
        List.of(
            "As set, of a secret that is there. --dry-run says which services are updated. Whatever",
            "checks the secret, such as a database, has to be told by yourself. Swarm keeps what it",
            "held before until those services change once more, to be able to go back to it."),
        List.of(
            "pcctl secret rotate token",
            "pcctl secret rotate token --random --dry-run",
            "pcctl secret rotate tls.key --from-file tls.key"));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    return SecretProposal.rotate(typed, console);
  }
}
