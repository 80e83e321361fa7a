package org.personalcontainers.cli.cluster;

import java.util.List;
import org.personalcontainers.cli.change.Proposal;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.core.api.About;
import org.personalcontainers.core.api.History;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl cluster rollback}. */
final class Rollback implements Verb {
  @Override
  public String name() {
    return "rollback";
  }

  @Override
  public String summary() {
    return "Declare again what an older revision declared";
  }

  @Override
  public CommandSpec spec() {
    return Proposal.page(
            this,
            "pcctl cluster rollback [REVISION] [OPTIONS]",
            List.of(
                "It becomes a new revision: nothing of the history is lost. Without a number:",
                "the one before the present. What it no longer names is left alone."),
            List.of("pcctl cluster rollback", "pcctl cluster rollback 3 --dry-run"))
        .addPositional(Options.word(0, "0..1", "REVISION", "As pcctl cluster history lists it."));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      long now = remote.get(Target.of("/v1/cluster"), Form.of(About.class)).revision();
      return new Proposal(remote, typed, console).carryOut(asked(typed, now));
    }
  }

  private static Proposal.Asked asked(ParseResult typed, long now) {
    String named = typed.matchedPositionalValue(0, "");
    long to = named.isEmpty() ? now - 1 : Declaring.number("REVISION", named);
    if (to < 1) {
      throw Failure.badInput("there is nothing before revision " + now);
    }
    return new Proposal.Asked(
        "POST",
        Target.of("/v1/rollback"),
        Form.of(History.Back.class).write(new History.Back(to, now)));
  }
}
