package org.personalcontainers.cli.node;

import org.personalcontainers.cli.change.Proposal;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.core.spec.NodeName;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** A change of one node: each is a change of its lines in cluster.yml. */
final class NodeChange {
  private NodeChange() {}

  static PositionalParamSpec node() {
    return Options.word(0, "1", "NODE", "As pcctl node ls names it.");
  }

  static String path(ParseResult typed, String what) {
    String name = typed.matchedPositionalValue(0, "");
    try {
      return "/v1/nodes/" + new NodeName(name) + what;
    } catch (IllegalArgumentException unfit) {
      throw Failure.badInput(unfit.getMessage() + "\nSee: pcctl node ls");
    }
  }

  static ExitCode carryOut(Proposal.Asked asked, ParseResult typed, Console console) {
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      return new Proposal(remote, typed, console).carryOut(asked);
    }
  }
}
