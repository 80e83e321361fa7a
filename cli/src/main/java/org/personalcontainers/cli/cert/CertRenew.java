package org.personalcontainers.cli.cert;

import java.util.List;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Page;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl cert renew}. */
final class CertRenew implements Verb {
  @Override
  public String name() {
    return "renew";
  }

  @Override
  public String summary() {
    return "Order a certificate now, whatever came of the last order";
  }

  @Override
  public CommandSpec spec() {
    return Page.of(
            this,
            "pcctl cert renew NAME [--dry-run]",
            List.of(
                "They are renewed by themselves at two thirds of their life. An authority counts how",
                "often it is asked: Let's Encrypt gives five of the same name in a week."),
            List.of("pcctl cert ls", "pcctl cert renew blog.example.org"))
        .addPositional(Options.word(0, "1", "NAME", "As pcctl cert ls names it."))
        .addOption(Options.dryRun())
        .addOption(Places.option());
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    String name = typed.matchedPositionalValue(0, "");
    boolean only = Options.isGiven(typed, Options.DRY_RUN);
    Target target = Target.of("/v1/certificates/" + name + "/renew");
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      remote.send("POST", only ? target.with("dry", "yes") : target);
    }
    console
        .out()
        .println(
            only
                ? "A certificate for " + name + " would be ordered."
                : "A certificate for " + name + " is ordered; see: pcctl cert ls");
    return ExitCode.DONE;
  }
}
