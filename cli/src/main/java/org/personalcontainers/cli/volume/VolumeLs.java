package org.personalcontainers.cli.volume;

import java.util.ArrayList;
import java.util.List;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.cli.talk.Question;
import org.personalcontainers.core.api.Volumes;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl volume ls}. */
final class VolumeLs implements Question<Volumes> {
  @Override
  public String name() {
    return "ls";
  }

  @Override
  public String summary() {
    return "List the declared volumes";
  }

  @Override
  public CommandSpec spec() {
    return Question.page(
        this,
        "pcctl volume ls [--output FORMAT]",
        List.of(),
        List.of("pcctl volume ls", "pcctl volume ls --output json"));
  }

  @Override
  public Target target(ParseResult typed) {
    return Target.of("/v1/volumes");
  }

  @Override
  public Form<Volumes> form() {
    return Form.of(Volumes.class);
  }

  @Override
  public List<Table> tables(Volumes answer) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("VOLUME", "KIND", "MOUNT", "STATE", "HEALS"));
    for (Volumes.Volume volume : answer.volumes()) {
      String heals = volume.heals().isEmpty() ? "-" : volume.heals();
      rows.add(
          List.of(
              volume.name().value(), volume.kind(), volume.mount().value(), volume.state(), heals));
    }
    return List.of(new Table(rows));
  }
}
