package org.personalcontainers.cli.network;

import java.util.ArrayList;
import java.util.List;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.cli.talk.Question;
import org.personalcontainers.core.api.Networks;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl network ls}. */
final class NetworkLs implements Question<Networks> {
  @Override
  public String name() {
    return "ls";
  }

  @Override
  public String summary() {
    return "List the declared networks";
  }

  @Override
  public CommandSpec spec() {
    return Question.page(
        this,
        "pcctl network ls [--output FORMAT]",
        List.of(),
        List.of("pcctl network ls", "pcctl network ls --output json"));
  }

  @Override
  public Target target(ParseResult typed) {
    return Target.of("/v1/networks");
  }

  @Override
  public Form<Networks> form() {
    return Form.of(Networks.class);
  }

  @Override
  public List<Table> tables(Networks answer) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("NETWORK", "DRIVER", "SUBNET", "STATE"));
    for (Networks.Network network : answer.networks()) {
      String subnet = network.subnet().isEmpty() ? "-" : network.subnet();
      rows.add(List.of(network.name().value(), network.driver(), subnet, network.state()));
    }
    return List.of(new Table(rows));
  }
}
