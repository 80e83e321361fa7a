package org.personalcontainers.cli.node;

import java.util.List;
import org.personalcontainers.cli.change.Proposal;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Verb;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl node rm}. */
final class NodeRm implements Verb {
  @Override
  public String name() {
    return "rm";
  }

  @Override
  public String summary() {
    return "Take a node out of cluster.yml";
  }

  @Override
  public CommandSpec spec() {
    return Proposal.page(
            this,
            "pcctl node rm NODE [OPTIONS]",
            List.of(
                "Refused while its copies of data, or its vote, are needed. The machine is then left",
                "alone as it stands; what is still in use of it is listed as undeclared."),
            List.of("pcctl node rm pi3", "pcctl node rm pi3 --dry-run"))
        .addPositional(NodeChange.node());
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    Proposal.Asked asked = Proposal.Asked.of("DELETE", NodeChange.path(typed, ""));
    return NodeChange.carryOut(asked, typed, console);
  }
}
