package org.personalcontainers.cli.node;

import java.util.List;
import org.personalcontainers.cli.change.Consent;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Page;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.core.api.Members;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
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
    String path = NodeChange.path(typed, "/admit");
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      Members.Knocker knocker = knocker(remote, typed.matchedPositionalValue(0, ""));
      console
          .out()
          .print(
              "%s at %s, key %s: %s\n"
                  .formatted(
                      knocker.name(), knocker.address(), knocker.fingerprint(), knocker.reason()));
      if (Options.isGiven(typed, Options.DRY_RUN)) {
        return ExitCode.DONE;
      }
      if (Consent.ask("Let it in?", typed, console) == Consent.Given.NO) {
        return ExitCode.FAILED;
      }
      remote.send("POST", Target.of(path));
      console.out().print(knocker.name() + " is let in; see: pcctl cluster status --watch\n");
      return ExitCode.DONE;
    }
  }

  private static Members.Knocker knocker(Remote remote, String name) {
    return remote.get(Target.of("/v1/nodes"), Form.of(Members.class)).waiting().stream()
        .filter(knocker -> knocker.name().value().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Failure.badInput(
                    "nobody called \"" + name + "\" knocks\nSee who does: pcctl node ls"));
  }
}
