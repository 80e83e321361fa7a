package org.personalcontainers.cli.stack;

import java.util.List;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.output.Shown;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Question;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.core.api.Stacks;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl stack ps}. */
final class StackPs implements Verb {
  @Override
  public String name() {
    return "ps";
  }

  @Override
  public String summary() {
    return "Show the services of one stack, or of all, and why one does not run";
  }

  @Override
  public CommandSpec spec() {
    return Question.page(
            this,
            "pcctl stack ps [STACK] [--output FORMAT]",
            List.of(),
            List.of("pcctl stack ps blog", "pcctl stack ps --output json"))
        .addPositional(Options.word(0, "0..1", "STACK", "As pcctl stack ls names it."));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    Form<Stacks> form = Form.of(Stacks.class);
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      Stacks all = remote.get(Target.of("/v1/stacks"), form);
      Stacks asked = only(all, typed.matchedPositionalValue(0, ""));
      new Shown<>(form, asked, List.of(StackPage.services(asked.stacks())))
          .print(console.out(), OutputFormat.of(typed));
      return ExitCode.DONE;
    }
  }

  private static Stacks only(Stacks all, String name) {
    List<Stacks.Stack> named =
        all.stacks().stream()
            .filter(stack -> name.isEmpty() || stack.name().value().equals(name))
            .toList();
    if (named.isEmpty() && !name.isEmpty()) {
      throw Failure.badInput(
          "there is no stack "
              + name
              + "; there are: "
              + all.stacks().stream().map(stack -> stack.name().value()).toList()
              + "\nSee: pcctl stack ls");
    }
    return new Stacks(all.hash(), named);
  }
}
