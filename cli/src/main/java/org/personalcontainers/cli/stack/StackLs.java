package org.personalcontainers.cli.stack;

import java.util.List;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.cli.talk.Question;
import org.personalcontainers.core.api.Stacks;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl stack ls}. */
final class StackLs implements Question<Stacks> {
  @Override
  public String name() {
    return "ls";
  }

  @Override
  public String summary() {
    return "List the stacks, and whether they run";
  }

  @Override
  public CommandSpec spec() {
    return Question.page(
        this,
        "pcctl stack ls [--output FORMAT]",
        List.of(),
        List.of("pcctl stack ls", "pcctl stack ls --output json"));
  }

  @Override
  public Target target(ParseResult typed) {
    return Target.of("/v1/stacks");
  }

  @Override
  public Form<Stacks> form() {
    return Form.of(Stacks.class);
  }

  @Override
  public List<Table> tables(Stacks answer) {
    return List.of(StackPage.stacks(answer));
  }
}
