package org.personalcontainers.cli.stack;

import java.util.List;
import org.personalcontainers.cli.change.Consent;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.output.Shown;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Page;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.core.api.Changed.Outcome;
import org.personalcontainers.core.api.StackChange;
import org.personalcontainers.core.api.StackDraft;
import org.personalcontainers.core.api.StackSource;
import org.personalcontainers.core.api.Stacks.State;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * A change of one stack: tried, shown, asked about where something of it goes, done, and watched.
 */
public record StackProposal(
    Remote remote, ParseResult typed, Console console, StackName name, End end) {
  private static final String SO_ALREADY = "Nothing to change: the stack %s is so already\n";

  /** What is waited for. */
  public enum End {
    RUNS,
    ENDS
  }

  public static CommandSpec page(
      Verb verb, String synopsis, List<String> about, List<String> examples) {
    return Page.of(verb, synopsis, about, examples)
        .addOption(Options.yes())
        .addOption(Options.dryRun())
        .addOption(Options.noWait())
        .addOption(OutputFormat.option())
        .addOption(Places.option());
  }

  /** How it is asked for. */
  interface Asked {
    StackChange of(Remote remote, Target target, Form<StackChange> form);
  }

  Target target(String behind) {
    return Target.of("/v1/stacks/" + name + behind);
  }

  ExitCode carryOut(Target target, Asked asked) {
    Form<StackChange> form = Form.of(StackChange.class);
    StackChange tried = asked.of(remote, target.with("dry", "yes"), form);
    boolean dry = Options.isGiven(typed, Options.DRY_RUN);
    tellNotices(tried);
    if (tried.outcome() == Outcome.UNCHANGED) {
      return unchanged(tried);
    }
    if (dry || format() == OutputFormat.TABLE) {
      show(tried);
    }
    if (dry) {
      return ExitCode.DONE;
    }
    return switch (consent(tried)) {
      case NO -> ExitCode.FAILED;
      case YES -> done(asked.of(remote, target, form));
    };
  }

  private OutputFormat format() {
    return OutputFormat.of(typed);
  }

  /** What goes takes away what somebody may use. */
  private Consent.Given consent(StackChange tried) {
    List<String> going =
        tried.services().stream()
            .filter(service -> service.kind() == StackChange.Kind.GOES)
            .map(service -> service.name().value())
            .toList();
    return going.isEmpty()
        ? Consent.Given.YES
        : Consent.ask(
            "Take " + String.join(", ", going) + " of the stack " + name + " away?",
            typed,
            console);
  }

  private void tellNotices(StackChange tried) {
    tried.notices().forEach(console.err()::println);
  }

  private ExitCode unchanged(StackChange tried) {
    if (format() == OutputFormat.TABLE) {
      console.out().print(SO_ALREADY.formatted(name));
    } else {
      show(tried);
    }
    return Options.isGiven(typed, Options.NO_WAIT) || Options.isGiven(typed, Options.DRY_RUN)
        ? ExitCode.DONE
        : watch(tried, State.RUNS);
  }

  private void show(StackChange change) {
    new Shown<>(Form.of(StackChange.class), change, List.of(StackPage.changes(change)))
        .print(console.out(), format());
  }

  private ExitCode done(StackChange change) {
    if (format() != OutputFormat.TABLE) {
      show(change);
    }
    return Options.isGiven(typed, Options.NO_WAIT) ? ExitCode.DONE : watch(change, State.COMES);
  }

  private ExitCode watch(StackChange change, State before) {
    StackWatch watch = new StackWatch(remote, console, format(), name);
    return switch (end) {
      case RUNS -> watch.untilItRuns(change.content(), before);
      case ENDS -> watch.untilItEnds();
    };
  }

  /** Has the cluster run that file under that name. */
  public static ExitCode handIn(
      StackName name, ComposeFile compose, Values values, ParseResult typed, Console console) {
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      Values settled = new Values(source(remote, name).settings());
      Values answered = Questions.asked(compose, values, settled, typed, console);
      ReadStack stack = ReadStack.of(compose, answered, settled.byName());
      StackProposal proposal = new StackProposal(remote, typed, console, name, End.RUNS);
      return proposal.carryOut(proposal.target(""), posted(stack));
    }
  }

  private static Asked posted(ReadStack stack) {
    byte[] body = Form.of(StackDraft.class).write(stack.draft());
    return (there, target, form) -> there.send("POST", target, body, form);
  }

  /** Says what handing in that file would change. */
  static ExitCode compare(
      StackName name, ComposeFile compose, Values values, ParseResult typed, Console console) {
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      ReadStack stack = ReadStack.of(compose, values, source(remote, name).settings());
      StackProposal proposal = new StackProposal(remote, typed, console, name, End.RUNS);
      proposal.tellDifference(posted(stack));
      return ExitCode.DONE;
    }
  }

  private void tellDifference(Asked asked) {
    Form<StackChange> form = Form.of(StackChange.class);
    StackChange tried = asked.of(remote, target("").with("dry", "yes"), form);
    tellNotices(tried);
    if (format() == OutputFormat.TABLE) {
      console.out().print(tried.diff());
    }
    if (tried.outcome() == Outcome.UNCHANGED && format() == OutputFormat.TABLE) {
      console.out().print(SO_ALREADY.formatted(name));
    } else {
      show(tried);
    }
  }

  /** What it was made of last, and what is set of it elsewhere. */
  public static StackSource source(Remote remote, StackName name) {
    return remote.get(Target.of("/v1/stacks/" + name + "/source"), Form.of(StackSource.class));
  }

  /** For a verb whose first word names the stack. */
  public static ExitCode named(
      ParseResult typed, Console console, End end, String method, String behind) {
    StackName name = name(typed.matchedPositionalValue(0, ""));
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      StackProposal proposal = new StackProposal(remote, typed, console, name, end);
      return proposal.carryOut(
          proposal.target(behind), (there, target, form) -> there.send(method, target, form));
    }
  }

  /** As somebody typed it. */
  public static StackName name(String text) {
    try {
      return new StackName(text);
    } catch (IllegalArgumentException unfit) {
      throw Failure.badInput(unfit.getMessage() + "\nSee: pcctl stack ls");
    }
  }
}
