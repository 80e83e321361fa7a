package org.personalcontainers.cli.node;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.personalcontainers.cli.change.PlanPage;
import org.personalcontainers.cli.change.StatusPage;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.cli.talk.Question;
import org.personalcontainers.core.api.Member;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl node show}. */
final class NodeShow implements Question<Member> {
  @Override
  public String name() {
    return "show";
  }

  @Override
  public String summary() {
    return "Show all that is known of one node";
  }

  @Override
  public CommandSpec spec() {
    return Question.page(
            this,
            "pcctl node show NODE [--output FORMAT]",
            List.of(),
            List.of("pcctl node show pi2", "pcctl node show pi2 --output json"))
        .addPositional(NodeChange.node());
  }

  @Override
  public Target target(ParseResult typed) {
    return Target.of(NodeChange.path(typed, ""));
  }

  @Override
  public Form<Member> form() {
    return Form.of(Member.class);
  }

  @Override
  public List<Table> tables(Member answer) {
    List<List<String>> facts = new ArrayList<>();
    facts.add(
        List.of(
            "labels",
            answer.node().labels().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(" "))));
    answer.facts().forEach(fact -> facts.add(List.of(fact.name(), fact.text())));
    return List.of(
        StatusPage.nodes(List.of(answer.node())),
        new Table(facts),
        PlanPage.waiting(answer.waiting()));
  }
}
