package org.personalcontainers.cli.cluster;

import java.util.List;
import org.personalcontainers.cli.change.StatusPage;
import org.personalcontainers.cli.change.Watch;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Question;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.core.api.Status;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl cluster status}. */
final class StatusVerb implements Question<Status> {
  private static final String WATCH = "--watch";

  @Override
  public String name() {
    return "status";
  }

  @Override
  public String summary() {
    return "Show how every node stands, and what is being done";
  }

  @Override
  public CommandSpec spec() {
    return Question.page(
            this,
            "pcctl cluster status [--watch] [--output FORMAT]",
            List.of(
                "With --watch it goes on until all is as declared, or only a person can help:",
                "exit code 0, or 4 or 5 with what is left."),
            List.of("pcctl cluster status", "pcctl cluster status --watch"))
        .addOption(Options.flag("Go on looking while the cluster works.", "-w", WATCH));
  }

  @Override
  public Target target(ParseResult typed) {
    return Target.of("/v1/status");
  }

  @Override
  public Form<Status> form() {
    return Form.of(Status.class);
  }

  @Override
  public List<Table> tables(Status answer) {
    return StatusPage.tables(answer);
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    if (!Options.isGiven(typed, WATCH)) {
      return Question.super.run(typed, console);
    }
    OutputFormat format = OutputFormat.of(typed);
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      return new Watch(remote, console, format).untilItStands(0);
    }
  }
}
