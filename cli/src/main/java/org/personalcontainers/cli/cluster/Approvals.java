package org.personalcontainers.cli.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.cli.talk.Question;
import org.personalcontainers.core.api.Pending;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl cluster approvals}. */
final class Approvals implements Question<Pending> {
  @Override
  public String name() {
    return "approvals";
  }

  @Override
  public String summary() {
    return "List what can destroy data, and waits for a yes";
  }

  @Override
  public CommandSpec spec() {
    return Question.page(
        this,
        "pcctl cluster approvals [--output FORMAT]",
        List.of("Each is one step, bound to what it names and to this revision of cluster.yml."),
        List.of("pcctl cluster approvals", "pcctl cluster approvals --output json"));
  }

  @Override
  public Target target(ParseResult typed) {
    return Target.of("/v1/approvals");
  }

  @Override
  public Form<Pending> form() {
    return Form.of(Pending.class);
  }

  @Override
  public List<Table> tables(Pending answer) {
    if (answer.approvals().isEmpty()) {
      return List.of(new Table(List.of(List.of("Nothing waits for a yes."))));
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("ID", "STANDING", "STEP"));
    for (Pending.Approval each : answer.approvals()) {
      String standing = each.standing().name().toLowerCase(Locale.ROOT);
      rows.add(List.of(each.id().value(), standing, each.text()));
    }
    return List.of(new Table(rows));
  }
}
