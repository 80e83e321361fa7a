package org.personalcontainers.cli.node;

import org.personalcontainers.cli.change.Consent;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.core.api.Members;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.ParseResult;

/**
 * A machine that knocks: its key is shown, then a person says yes.
 *
 * @param road what is asked of the API, below the node
 * @param question to the person
 * @param done what is said after, behind the node's name
 */
record Knocking(String road, String question, String done) {
  ExitCode run(ParseResult typed, Console console) {
    String path = NodeChange.path(typed, road);
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
      if (Consent.ask(question, typed, console) == Consent.Given.NO) {
        return ExitCode.FAILED;
      }
      remote.send("POST", Target.of(path));
      console.out().print(knocker.name() + " " + done + "\n");
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
