package org.personalcontainers.cli.cluster;

import java.util.List;
import java.util.Optional;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.output.Shown;
import org.personalcontainers.cli.output.Spans;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Question;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.core.api.Invitation;
import org.personalcontainers.core.api.PersonName;
import org.personalcontainers.core.api.Status;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl cluster invite}. */
final class Invite implements Verb {
  private static final String ROLE = "--role";

  @Override
  public String name() {
    return "invite";
  }

  @Override
  public String summary() {
    return "Print a code by which a person may use pcctl from elsewhere";
  }

  @Override
  public CommandSpec spec() {
    return Question.page(
            this,
            "pcctl cluster invite NAME [--role ROLE] [--output FORMAT]",
            List.of(
                "Good for one use, within the hour. Whoever takes it up may do all that you may:",
                "hand it over where nobody else reads it.",
                "With --role metrics it is for a program that reads figures, and may do nothing"
                    + " else:",
                "type pcctl context add where it runs, and give it the files that this names."),
            List.of("pcctl cluster invite anna", "pcctl cluster invite prometheus --role metrics"))
        .addOption(Options.text("ROLE", "person (if you don't say), or metrics.", ROLE))
        .addPositional(Options.word(0, "1", "NAME", "What the history shall call that person."));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    OutputFormat format = OutputFormat.of(typed);
    PersonName name = name(typed.matchedPositionalValue(0, ""));
    Invitation.Role role = role(typed.matchedOptionValue(ROLE, "person"));
    Form<Invitation.Made> form = Form.of(Invitation.Made.class);
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      Invitation.Made made =
          remote.send(
              "POST",
              Target.of("/v1/invitations"),
              Form.of(Invitation.Wanted.class),
              new Invitation.Wanted(name, Optional.of(role)),
              form);
      Table table =
          new Table(
              List.of(
                  List.of("code", made.code()),
                  List.of("good for", "one use, within " + Spans.of(made.life())),
                  List.of("there, type", "pcctl context add NAME " + leader(remote))));
      new Shown<>(form, made, List.of(table)).print(console.out(), format);
      return ExitCode.DONE;
    }
  }

  /** Whoever takes a code up has to do so at the manager that leads. */
  private static String leader(Remote remote) {
    try {
      return address(remote.get(Target.of("/v1/status"), Form.of(Status.class)));
    } catch (Failure unknown) {
      // The code is made, and shown this once: it must not be lost for that.
      return "https://MANAGER:7670";
    }
  }

  private static String address(Status status) {
    return status.nodes().stream()
        .filter(node -> status.leader().filter(node.name()::equals).isPresent())
        .flatMap(node -> node.address().stream())
        .findFirst()
        .map(
            address ->
                "https://" + (address.isVersion4() ? address : "[" + address + "]") + ":7670")
        .orElse("https://MANAGER:7670");
  }

  private static Invitation.Role role(String text) {
    return switch (text) {
      case "person" -> Invitation.Role.PERSON;
      case "metrics" -> Invitation.Role.METRICS;
      default -> throw Failure.badInput("there is no role \"" + text + "\": person or metrics");
    };
  }

  private static PersonName name(String text) {
    try {
      return new PersonName(text);
    } catch (IllegalArgumentException unfit) {
      throw Failure.badInput("\"" + text + "\": " + unfit.getMessage());
    }
  }
}
