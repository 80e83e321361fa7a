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

/** {@code pcctl volume status}. */
final class VolumeStatus implements Question<Volumes> {
  @Override
  public String name() {
    return "status";
  }

  @Override
  public String summary() {
    return "Show each volume's copies, and where it is mounted";
  }

  @Override
  public CommandSpec spec() {
    return Question.page(
        this,
        "pcctl volume status [--output FORMAT]",
        List.of(),
        List.of("pcctl volume status", "pcctl volume status --output json"));
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
    rows.add(List.of("VOLUME", "NODE", "WHAT", "STATE"));
    for (Volumes.Volume volume : answer.volumes()) {
      String name = volume.name().value();
      for (Volumes.Copy copy : volume.copies()) {
        rows.add(List.of(name, copy.node().value(), "copy " + copy.path(), copy.state()));
      }
      for (Volumes.Mounted mount : volume.mounts()) {
        rows.add(List.of(name, mount.node().value(), "mount " + volume.mount(), mount.state()));
      }
    }
    return List.of(new Table(rows));
  }
}
