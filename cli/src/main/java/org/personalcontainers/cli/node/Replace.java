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

/** {@code pcctl node replace}. */
final class Replace implements Verb {
  @Override
  public String name() {
    return "replace";
  }

  @Override
  public String summary() {
    return "Let another machine take the place of a member that is gone";
  }

  @Override
  public CommandSpec spec() {
    return Page.of(
            this,
            "pcctl node replace NODE [--yes] [--dry-run]",
            List.of(
                "For a new SD card, or a new machine, under a member's name and address. It must"
                    + " be",
                "knocking, and the member must be off. Compare the fingerprint with what the"
                    + " machine",
                "itself says: sudo journalctl -u personal-containers-agent",
                "The old one is a stranger from then on. To give its copies of volumes up for"
                    + " empty",
                "ones still needs a yes of its own: pcctl cluster approvals"),
            List.of("pcctl node ls", "pcctl node replace pi2"))
        .addPositional(NodeChange.node())
        .addOption(Options.yes())
        .addOption(Options.dryRun())
        .addOption(Places.option());
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    return new Knocking(
            "/replace",
            "Is this machine it from now on, and the old one a stranger?",
            "is that machine from now on; see: pcctl cluster status --watch")
        .run(typed, console);
  }
}
