package org.personalcontainers.cli.node;

import java.util.List;
import org.personalcontainers.cli.change.Proposal;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Verb;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl node drain}. */
final class Drain implements Verb {
  @Override
  public String name() {
    return "drain";
  }

  @Override
  public String summary() {
    return "Let nothing run on a node any more";
  }

  @Override
  public CommandSpec spec() {
    return Proposal.page(
            this,
            "pcctl node drain NODE [OPTIONS]",
            List.of("Refused while the cluster needs the node: it says why. Undone by activate."),
            List.of("pcctl node drain pi3", "pcctl node drain pi3 --dry-run"))
        .addPositional(NodeChange.node());
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    Proposal.Asked asked = Proposal.Asked.of("POST", NodeChange.path(typed, "/drain"));
    return NodeChange.carryOut(asked, typed, console);
  }
}
