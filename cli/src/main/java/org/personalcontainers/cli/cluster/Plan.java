package org.personalcontainers.cli.cluster;

import java.util.List;
import java.util.Optional;
import org.personalcontainers.cli.change.PlanPage;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.output.Shown;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Question;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.core.api.Planned;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl cluster plan}. */
final class Plan implements Verb {
  private static final String FILE = "--file";

  @Override
  public String name() {
    return "plan";
  }

  @Override
  public String summary() {
    return "Show all that would be done, and what the rest waits for";
  }

  @Override
  public CommandSpec spec() {
    return Question.page(
            this,
            "pcctl cluster plan [--file FILE] [--output FORMAT]",
            List.of(
                "Made by the planner that the cluster itself goes by. Nothing is changed.",
                "Steps of one turn go side by side. Without a file: for what is declared."),
            List.of(
                "pcctl cluster plan",
                "pcctl cluster plan --file cluster.yml",
                "pcctl cluster plan --output json | jq '.steps, .waiting'"))
        .addOption(
            Options.text("FILE", "Plan for this cluster.yml; - is standard input.", "-f", FILE));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    OutputFormat format = OutputFormat.of(typed);
    Optional<String> yaml =
        Optional.<String>ofNullable(typed.matchedOptionValue(FILE, null))
            .map(name -> ClusterFile.named(name, console.in()).good());
    Form<Planned> form = Form.of(Planned.class);
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      Planned plan =
          remote.send(
              "POST",
              Target.of("/v1/plan"),
              Form.of(Planned.Wanted.class),
              new Planned.Wanted(yaml),
              form);
      new Shown<>(form, plan, PlanPage.tables(plan)).print(console.out(), format);
      return ExitCode.DONE;
    }
  }
}
