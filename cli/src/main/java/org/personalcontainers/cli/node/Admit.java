package org.personalcontainers.cli.node;

import java.util.List;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Page;
import org.personalcontainers.cli.word.Verb;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl node admit}. */
final class Admit implements Verb {
  @Override
  public String name() {
    return "admit";
  }

  @Override
  public String summary() {
    return "Let a node in whose key has expired";
  }

  @Override
  public CommandSpec spec() {
    return Page.of(
            this,
            "pcctl node admit NODE [--yes] [--dry-run]",
            List.of(
                "It must be knocking. Compare the fingerprint with what the machine itself says:",
                "sudo journalctl -u personal-containers-agent"),
            List.of("pcctl node ls", "pcctl node admit pi4"))
        .addPositional(NodeChange.node())
        .addOption(Options.yes())
        .addOption(Options.dryRun())
        .addOption(Places.option());
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    return new Knocking("/admit", "Let it in?", "is let in; see: pcctl cluster status --watch")
        .run(typed, console);
  }
}
