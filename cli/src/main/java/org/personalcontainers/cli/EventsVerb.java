package org.personalcontainers.cli;

import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.output.Shown;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Question;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.core.api.Events;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl events}. */
final class EventsVerb implements Question<Events> {
  private static final String FOLLOW = "--follow";

  @Override
  public String name() {
    return "events";
  }

  @Override
  public String summary() {
    return "Show what happened lately";
  }

  @Override
  public CommandSpec spec() {
    return Question.page(
            this,
            "pcctl events [--follow] [--output FORMAT]",
            List.of(
                "Each manager keeps the last 1000 in memory: its own, and what the others told"
                    + " it."),
            List.of("pcctl events", "pcctl events --follow"))
        .addOption(Options.flag("Go on as things happen.", FOLLOW));
  }

  @Override
  public Target target(ParseResult typed) {
    return Target.of("/v1/events");
  }

  @Override
  public Form<Events> form() {
    return Form.of(Events.class);
  }

  @Override
  public List<Table> tables(Events answer) {
    return List.of(new Table(answer.events().stream().map(EventsVerb::row).toList()));
  }

  private static List<String> row(Events.Event event) {
    return List.of(
        event.at().truncatedTo(ChronoUnit.SECONDS).toString(),
        event.node().map(Object::toString).orElse("cluster"),
        event.text());
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    if (!Options.isGiven(typed, FOLLOW)) {
      return Question.super.run(typed, console);
    }
    OutputFormat format = OutputFormat.of(typed);
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      return follow(remote, format, console.out());
    }
  }

  /** Until its reader has enough, or the manager is gone. */
  private ExitCode follow(Remote remote, OutputFormat format, PrintStream out) {
    Form<Events> form = form();
    long last = 0;
    while (!out.checkError()) {
      Target target =
          Target.of("/v1/events").with("after", String.valueOf(last)).with("wait", "20");
      Events events = remote.get(target, form);
      if (!events.events().isEmpty()) {
        new Shown<>(form, events, tables(events)).print(out, format);
      }
      last = events.last();
    }
    return ExitCode.DONE;
  }
}
