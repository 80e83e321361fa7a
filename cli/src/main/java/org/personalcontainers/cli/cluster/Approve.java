package org.personalcontainers.cli.cluster;

import java.util.List;
import org.personalcontainers.cli.change.Consent;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.output.Shown;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Question;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.core.api.About;
import org.personalcontainers.core.api.Pending;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl cluster approve}. */
final class Approve implements Verb {
  @Override
  public String name() {
    return "approve";
  }

  @Override
  public String summary() {
    return "Say yes to one step that can destroy data";
  }

  @Override
  public CommandSpec spec() {
    return Question.page(
            this,
            "pcctl cluster approve ID [--yes] [--dry-run] [--output FORMAT]",
            List.of(
                "Good for that one step, once, for this revision of cluster.yml, and for a quarter of",
                "an hour: less where another manager takes over meanwhile."),
            List.of("pcctl cluster approvals", "pcctl cluster approve 4f7a09c1de"))
        .addPositional(Options.word(0, "1", "ID", "As pcctl cluster approvals lists it."))
        .addOption(Options.yes())
        .addOption(Options.dryRun());
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    OutputFormat format = OutputFormat.of(typed);
    String id = typed.matchedPositionalValue(0, "");
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      Pending.Approval asked = asked(remote, id);
      if (Options.isGiven(typed, Options.DRY_RUN)) {
        console.out().print("would approve: " + asked.text() + "\n");
        return ExitCode.DONE;
      }
      About about = remote.get(Target.of("/v1/cluster"), Form.of(About.class));
      console.err().println("This can destroy data: " + asked.text());
      return switch (Consent.ask("Do it in cluster " + about.cluster() + "?", typed, console)) {
        case NO -> ExitCode.FAILED;
        case YES -> approve(remote, id, console, format);
      };
    }
  }

  private static Pending.Approval asked(Remote remote, String id) {
    return remote.get(Target.of("/v1/approvals"), Form.of(Pending.class)).approvals().stream()
        .filter(approval -> approval.id().value().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Failure.badInput(
                    "nothing waits for the approval \"" + id + "\"\nSee: pcctl cluster approvals"));
  }

  private static ExitCode approve(Remote remote, String id, Console console, OutputFormat format) {
    Form<Pending.Approval> form = Form.of(Pending.Approval.class);
    Pending.Approval given = remote.send("POST", Target.of("/v1/approvals/" + id), form);
    Table table = new Table(List.of(List.of("Approved", given.text())));
    new Shown<>(form, given, List.of(table)).print(console.out(), format);
    return ExitCode.DONE;
  }
}
