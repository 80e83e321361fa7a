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
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl cluster apply}. */
final class Apply implements Verb {
  private static final String FILE = "--file";
  private static final String REVISION = "--revision";

  @Override
  public String name() {
    return "apply";
  }

  @Override
  public String summary() {
    return "Declare what a cluster.yml says, and watch until it is so";
  }

  @Override
  public CommandSpec spec() {
    return Proposal.page(
            this,
            "pcctl cluster apply --file FILE [--revision N] [OPTIONS]",
            List.of(
                "Shows what it changes and the plan, and asks once. A file that says what is",
                "declared already changes nothing. What vanishes from the file is left alone."),
            List.of(
                "pcctl cluster apply --file cluster.yml",
                "pcctl cluster apply --file cluster.yml --dry-run",
                "pcctl cluster apply --file - --yes < cluster.yml"))
        .addOption(
            Options.text("FILE", "The cluster.yml to declare; - is standard input.", "-f", FILE))
        .addOption(
            Options.text(
                "N",
                "The revision that the file was made from: refuse if it is not the last.",
                REVISION));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    if (!typed.hasMatchedOption(FILE)) {
      throw Failure.badInput(
          "pcctl cluster apply: which file? Say --file cluster.yml\nTo change what is declared"
              + " in place: pcctl cluster edit");
    }
    ClusterFile file = ClusterFile.named(typed.matchedOptionValue(FILE, "-"), console.in());
    String yaml = file.good();
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      return new Proposal(remote, typed, console)
          .carryOut(Declaring.asked(yaml, revision(remote, typed), "apply " + file.name()));
    }
  }

  private static long revision(Remote remote, ParseResult typed) {
    if (!typed.hasMatchedOption(REVISION)) {
      return remote.get(Target.of("/v1/cluster"), Form.of(About.class)).revision();
    }
    return Declaring.number(REVISION, typed.matchedOptionValue(REVISION, ""));
  }
}
