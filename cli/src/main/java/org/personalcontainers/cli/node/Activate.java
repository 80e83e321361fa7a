package org.personalcontainers.cli.node;

import java.util.List;
import org.personalcontainers.cli.change.Proposal;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Verb;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl node activate}. */
final class Activate implements Verb {
  @Override
  public String name() {
    return "activate";
  }

  @Override
  public String summary() {
    return "Let things run on a node again";
  }

  @Override
  public CommandSpec spec() {
    return Proposal.page(
            this,
            "pcctl node activate NODE [OPTIONS]",
            List.of("Undoes a drain."),
            List.of("pcctl node activate pi3", "pcctl node activate pi3 --dry-run"))
        .addPositional(NodeChange.node());
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    Proposal.Asked asked = Proposal.Asked.of("POST", NodeChange.path(typed, "/activate"));
    return NodeChange.carryOut(asked, typed, console);
  }
}
