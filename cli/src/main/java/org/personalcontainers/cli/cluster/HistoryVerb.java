package org.personalcontainers.cli.cluster;

import java.util.ArrayList;
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
import org.personalcontainers.core.api.History;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl cluster history}. */
final class HistoryVerb implements Question<History> {
  @Override
  public String name() {
    return "history";
  }

  @Override
  public String summary() {
    return "List what was declared when, by whom; or show one revision";
  }

  @Override
  public CommandSpec spec() {
    return Question.page(
            this,
            "pcctl cluster history [REVISION] [--output FORMAT]",
            List.of("With a revision: its cluster.yml as it was written, and what it changed."),
            List.of("pcctl cluster history", "pcctl cluster history 3"))
        .addPositional(Options.word(0, "0..1", "REVISION", "Show this one in full."));
  }

  @Override
  public Target target(ParseResult typed) {
    return Target.of("/v1/history");
  }

  @Override
  public Form<History> form() {
    return Form.of(History.class);
  }

  @Override
  public List<Table> tables(History answer) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("REVISION", "WHEN", "BY", "WHY"));
    for (History.Entry entry : answer.revisions()) {
      String when = entry.at().truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
      rows.add(List.of(String.valueOf(entry.revision()), when, entry.by(), entry.why()));
    }
    return List.of(new Table(rows));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    String revision = typed.matchedPositionalValue(0, "");
    return revision.isEmpty()
        ? Question.super.run(typed, console)
        : one(Declaring.number("REVISION", revision), typed, console);
  }

  private static ExitCode one(long revision, ParseResult typed, Console console) {
    OutputFormat format = OutputFormat.of(typed);
    Form<History.Past> form = Form.of(History.Past.class);
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      History.Past past = remote.get(Target.of("/v1/history/" + revision), form);
      if (format == OutputFormat.TABLE) {
        console.out().print(past.yaml());
      } else {
        new Shown<>(form, past, List.of()).print(console.out(), format);
      }
      return ExitCode.DONE;
    }
  }
}
