package org.personalcontainers.cli.app;

import java.util.ArrayList;
import java.util.List;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.output.Shown;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.cli.stack.StackPage;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Question;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.core.api.Stacks;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl app ls}. */
final class AppLs implements Verb {
  /** How it is called that no file was handed in. */
  private static final String MADE = "app ";

  @Override
  public String name() {
    return "ls";
  }

  @Override
  public String summary() {
    return "List the apps, and whether they run";
  }

  @Override
  public CommandSpec spec() {
    return Question.page(
        this,
        "pcctl app ls [--output FORMAT]",
        List.of("Those stacks that pcctl app deploy made."),
        List.of("pcctl app ls", "pcctl app ls --output json"));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    Form<Stacks> form = Form.of(Stacks.class);
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      Stacks all = remote.get(Target.of("/v1/stacks"), form);
      Stacks apps = new Stacks(all.hash(), all.stacks().stream().filter(AppLs::isApp).toList());
      new Shown<>(form, apps, List.of(table(apps))).print(console.out(), OutputFormat.of(typed));
      return ExitCode.DONE;
    }
  }

  private static boolean isApp(Stacks.Stack stack) {
    return stack.source().filter(source -> source.file().startsWith(MADE)).isPresent();
  }

  private static Table table(Stacks apps) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("APP", "STATE", "IMAGE", "NOTE"));
    for (Stacks.Stack app : apps.stacks()) {
      String image = app.source().map(source -> source.file().substring(MADE.length())).orElse("");
      rows.add(List.of(app.name().value(), StackPage.word(app.state()), image, note(app)));
    }
    return new Table(rows);
  }

  private static String note(Stacks.Stack app) {
    return app.services().stream()
        .map(Stacks.Service::note)
        .filter(note -> !note.isEmpty())
        .findFirst()
        .orElse(app.note());
  }
}
