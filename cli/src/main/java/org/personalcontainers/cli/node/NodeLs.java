package org.personalcontainers.cli.node;

import java.util.ArrayList;
import java.util.List;
import org.personalcontainers.cli.change.StatusPage;
import org.personalcontainers.cli.output.Spans;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.cli.talk.Question;
import org.personalcontainers.core.api.Members;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl node ls}. */
final class NodeLs implements Question<Members> {
  @Override
  public String name() {
    return "ls";
  }

  @Override
  public String summary() {
    return "List the nodes, and who waits to be let in";
  }

  @Override
  public CommandSpec spec() {
    return Question.page(
        this,
        "pcctl node ls [--output FORMAT]",
        List.of(),
        List.of("pcctl node ls", "pcctl node ls --output json"));
  }

  @Override
  public Target target(ParseResult typed) {
    return Target.of("/v1/nodes");
  }

  @Override
  public Form<Members> form() {
    return Form.of(Members.class);
  }

  @Override
  public List<Table> tables(Members answer) {
    return List.of(StatusPage.nodes(answer.nodes()), waiting(answer.waiting()));
  }

  private static Table waiting(List<Members.Knocker> waiting) {
    List<List<String>> rows = new ArrayList<>();
    if (!waiting.isEmpty()) {
      rows.add(List.of("WAITS", "ADDRESS", "KEY", "SINCE", "WHY"));
    }
    for (Members.Knocker knocker : waiting) {
      rows.add(
          List.of(
              knocker.name().value(),
              knocker.address().value(),
              knocker.fingerprint(),
              Spans.of(knocker.since()),
              knocker.reason()));
    }
    return new Table(rows);
  }
}
