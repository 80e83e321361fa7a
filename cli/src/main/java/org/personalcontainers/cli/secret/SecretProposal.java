package org.personalcontainers.cli.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.output.Shown;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.cli.stack.StackWatch;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Page;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.core.api.SecretChange;
import org.personalcontainers.core.api.SecretDraft;
import org.personalcontainers.core.api.Stacks.State;
import org.personalcontainers.core.stack.SecretName;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What a secret shall hold from now on: said, and watched until the stacks that use it run. */
record SecretProposal(Remote remote, ParseResult typed, Console console, SecretName name) {
  static CommandSpec page(Verb verb, String synopsis, List<String> about, List<String> examples) {
    return SecretValue.options(Page.of(verb, synopsis, about, examples))
        .addOption(Options.dryRun())
        .addOption(Options.noWait())
        .addOption(OutputFormat.option())
        .addOption(Places.option())
        .addPositional(
            Options.word(0, "1", "NAME", "Letters, digits, inner dots, hyphens, underscores."));
  }

  static ExitCode carryOut(ParseResult typed, Console console, String behind) {
    SecretName name = name(typed);
    SecretDraft draft = SecretValue.draft(name.value(), typed, console);
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      return new SecretProposal(remote, typed, console, name).send(draft, behind);
    }
  }

  static SecretName name(ParseResult typed) {
    try {
      return new SecretName(typed.matchedPositionalValue(0, ""));
    } catch (IllegalArgumentException unfit) {
      throw Failure.badInput(String.valueOf(unfit.getMessage()));
    }
  }

  static Target target(SecretName name, String behind) {
    return Target.of("/v1/secrets/" + name + behind);
  }

  private ExitCode send(SecretDraft draft, String behind) {
    boolean dry = Options.isGiven(typed, Options.DRY_RUN);
    Target road = target(name, behind);
    Form<SecretChange> form = Form.of(SecretChange.class);
    SecretChange change =
        remote.send(
            "POST", dry ? road.with("dry", "yes") : road, Form.of(SecretDraft.class), draft, form);
    new Shown<>(form, change, List.of(table(change))).print(console.out(), OutputFormat.of(typed));
    return dry || Options.isGiven(typed, Options.NO_WAIT) ? ExitCode.DONE : watch(change);
  }

  private static Table table(SecretChange change) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(change.secret() + " " + word(change)));
    for (SecretChange.Moved moved : change.stacks()) {
      String services =
          moved.services().stream()
              .map(service -> moved.stack() + "_" + service)
              .collect(Collectors.joining(", "));
      rows.add(List.of("  " + (services.isEmpty() ? moved.stack() : services) + " gets it anew"));
    }
    return new Table(rows);
  }

  private static String word(SecretChange change) {
    return switch (change.outcome()) {
      case CHANGED -> "is set";
      case UNCHANGED -> "holds that already";
      case TRIED -> "would be set";
    };
  }

  /** One stack after the other; the cluster does not wait with them. */
  private ExitCode watch(SecretChange change) {
    ExitCode worst = ExitCode.DONE;
    for (SecretChange.Moved moved : change.stacks()) {
      StackWatch watch = new StackWatch(remote, console, OutputFormat.of(typed), moved.stack());
      ExitCode code = watch.untilItRuns(moved.content(), State.COMES);
      worst = worst == ExitCode.DONE ? code : worst;
    }
    return worst;
  }
}
