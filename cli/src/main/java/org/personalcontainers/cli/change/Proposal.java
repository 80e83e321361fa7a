package org.personalcontainers.cli.change;

import java.util.List;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.output.Shown;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Page;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.core.api.Changed;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * Every change goes the same way: it is tried, shown, asked about, done, and watched until it
 * stands.
 */
public final class Proposal {
  /** No constant: a page of help needs none of it. */
  private final Form<Changed> form = Form.of(Changed.class);

  private final Remote remote;
  private final ParseResult typed;
  private final Console console;
  private final OutputFormat format;

  public Proposal(Remote remote, ParseResult typed, Console console) {
    this.remote = remote;
    this.typed = typed;
    this.console = console;
    this.format = OutputFormat.of(typed);
  }

  /** How it is asked for. */
  @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
  public record Asked(String method, Target target, byte[] body) {
    public static Asked of(String method, String path) {
      return new Asked(method, Target.of(path), new byte[0]);
    }
  }

  /** A page with the options that all changes have. */
  public static CommandSpec page(
      Verb verb, String synopsis, List<String> about, List<String> examples) {
    return Page.of(verb, synopsis, about, examples)
        .addOption(Options.yes())
        .addOption(Options.dryRun())
        .addOption(Options.noWait())
        .addOption(OutputFormat.option())
        .addOption(Places.option());
  }

  public ExitCode carryOut(Asked asked) {
    Changed tried = ask(asked, asked.target().with("dry", "yes"));
    if (tried.outcome() == Changed.Outcome.UNCHANGED) {
      return unchanged(tried);
    }
    boolean dry = Options.isGiven(typed, Options.DRY_RUN);
    if (dry || format == OutputFormat.TABLE) {
      show(tried);
    }
    if (dry) {
      return ExitCode.DONE;
    }
    String question = "Change cluster " + tried.plan().cluster() + " so?";
    return switch (Consent.ask(question, typed, console)) {
      case NO -> ExitCode.FAILED;
      case YES -> done(ask(asked, asked.target()));
    };
  }

  private Changed ask(Asked asked, Target target) {
    return remote.send(asked.method(), target, asked.body(), form);
  }

  private ExitCode unchanged(Changed tried) {
    if (format == OutputFormat.TABLE) {
      console
          .out()
          .print(
              "Nothing to change: cluster %s is declared so, in revision %d\n"
                  .formatted(tried.plan().cluster(), tried.revision()));
    } else {
      show(tried);
    }
    return ExitCode.DONE;
  }

  private void show(Changed changed) {
    if (format == OutputFormat.TABLE && !changed.diff().isEmpty()) {
      console.out().print(changed.diff() + "\n");
    }
    List<Table> tables = PlanPage.tables(changed.plan());
    new Shown<>(form, changed, tables).print(console.out(), format);
  }

  private ExitCode done(Changed changed) {
    if (format != OutputFormat.TABLE) {
      show(changed);
    } else if (changed.outcome() == Changed.Outcome.CHANGED) {
      console.out().print("Revision " + changed.revision() + " is declared.\n");
    }
    return Options.isGiven(typed, Options.NO_WAIT)
        ? ExitCode.DONE
        : new Watch(remote, console, format).untilItStands(changed.revision());
  }
}
