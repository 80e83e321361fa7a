package org.personalcontainers.cli.secret;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.personalcontainers.cli.change.Consent;
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
import org.personalcontainers.core.api.Secrets;
import org.personalcontainers.core.api.Stacks.State;
import org.personalcontainers.core.spec.SecretName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What a secret shall hold from now on: said, and watched until the stacks that use it run. */
record SecretProposal(Remote remote, ParseResult typed, Console console) {
  static CommandSpec page(Verb verb, String synopsis, List<String> about, List<String> examples) {
    return SecretValue.options(Page.of(verb, synopsis, about, examples))
        .addOption(Options.dryRun())
        .addOption(Options.noWait())
        .addOption(OutputFormat.option())
        .addOption(Places.option())
        .addPositional(
            Options.word(0, "1", "NAME", "Letters, digits, inner dots, hyphens, underscores."));
  }

  /** Keeps it, whether or not there is one; what chance would draw replaces none. */
  static ExitCode set(ParseResult typed, Console console) {
    SecretName name = name(typed);
    Target road = target(name, "");
    if (console.isTerminal() && replaces(name, typed, console) == Consent.Given.NO) {
      return ExitCode.FAILED;
    }
    return carryOut(
        name, SecretValue.isRandom(typed) ? road.with("fresh", "yes") : road, typed, console);
  }

  static ExitCode rotate(ParseResult typed, Console console) {
    SecretName name = name(typed);
    return carryOut(name, target(name, "/rotation"), typed, console);
  }

  /** Asked before what it is to hold is. */
  private static Consent.Given replaces(SecretName name, ParseResult typed, Console console) {
    if (Options.isGiven(typed, Options.DRY_RUN) || !isKept(name, typed, console)) {
      return Consent.Given.YES;
    }
    String question =
        "The cluster keeps a secret " + name + " already; what it holds will be lost. Go on?";
    return Consent.ask(question, typed, console);
  }

  private static boolean isKept(SecretName name, ParseResult typed, Console console) {
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      return remote.get(Target.of("/v1/secrets"), Form.of(Secrets.class)).secrets().stream()
          .anyMatch(secret -> secret.name().equals(name));
    }
  }

  private static ExitCode carryOut(
      SecretName name, Target road, ParseResult typed, Console console) {
    SecretDraft draft = SecretValue.draft(name.value(), typed, console);
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      return new SecretProposal(remote, typed, console).send(draft, road);
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

  private ExitCode send(SecretDraft draft, Target road) {
    boolean dry = Options.isGiven(typed, Options.DRY_RUN);
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
    for (StackName stack : change.later()) {
      rows.add(List.of("  " + stack + " gets it when it is deployed or started next"));
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
    EnumSet<ExitCode> codes = EnumSet.of(ExitCode.DONE);
    change.stacks().forEach(moved -> codes.add(watch(moved)));
    return codes.contains(ExitCode.FAILED)
        ? ExitCode.FAILED
        : codes.stream().filter(code -> code != ExitCode.DONE).findFirst().orElse(ExitCode.DONE);
  }

  /** That somebody has handed in another one meanwhile is told, and the others are watched on. */
  private ExitCode watch(SecretChange.Moved moved) {
    try {
      return new StackWatch(remote, console, OutputFormat.of(typed), moved.stack())
          .untilItRuns(moved.content(), State.COMES);
    } catch (Failure failure) {
      console.err().println(moved.stack() + ": " + failure.getMessage());
      return failure.code();
    }
  }
}
