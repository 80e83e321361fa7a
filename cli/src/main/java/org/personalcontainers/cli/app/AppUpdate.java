package org.personalcontainers.cli.app;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.personalcontainers.cli.stack.ComposeFile;
import org.personalcontainers.cli.stack.StackProposal;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.core.api.StackSource;
import org.personalcontainers.core.app.AppFile;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.Values;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl app update}. */
final class AppUpdate implements Verb {
  @Override
  public String name() {
    return "update";
  }

  @Override
  public String summary() {
    return "Run another image of an app, and go back where it does not come up";
  }

  @Override
  public CommandSpec spec() {
    return StackProposal.page(
            this,
            "pcctl app update APP IMAGE|:TAG|@DIGEST [OPTIONS]",
            List.of(
                "All else stays as it was deployed. What does not come up is taken back; its reason is shown."),
            List.of(
                "pcctl app update podinfo :6.9.3",
                "pcctl app update podinfo stefanprodan/podinfo:6.9.3 --dry-run"))
        .addPositional(Options.word(0, "1", "APP", "As pcctl app ls names it."))
        .addPositional(
            Options.word(1, "1", "IMAGE", "The whole, or what follows the name it has."));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    StackName name = StackProposal.name(typed.matchedPositionalValue(0, ""));
    StackSource source;
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      source = StackProposal.source(remote, name);
    }
    String image = image(typed.matchedPositionalValue(1, ""), now(name, source));
    String text = AppFile.with(image, source.text()).orElseThrow(() -> noApp(name, source));
    ComposeFile file = ComposeFile.made("app " + image, text.getBytes(StandardCharsets.UTF_8));
    return StackProposal.handIn(name, file, Values.NONE, typed, console);
  }

  private static String now(StackName name, StackSource source) {
    if (source.file().isEmpty()) {
      throw Failure.badInput("there is no app " + name + "\nSee: pcctl app ls");
    }
    return AppFile.image(source.text()).orElseThrow(() -> noApp(name, source));
  }

  private static Failure noApp(StackName name, StackSource source) {
    return Failure.badInput(
        name
            + " is no app: it was handed in as "
            + source.file()
            + "\nChange that file, and type: pcctl stack deploy "
            + source.file());
  }

  /** Behind a colon is a tag, of which a port of a registry is none. */
  private static String image(String typed, String now) {
    String name = now.replaceFirst("@.*$", "").replaceFirst(":[^/]*$", "");
    return typed.startsWith(":") || typed.startsWith("@") ? name + typed : typed;
  }
}
