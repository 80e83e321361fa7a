package org.personalcontainers.cli.stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Page;
import org.personalcontainers.cli.word.Verb;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl stack catalogue}. */
final class CatalogueVerb implements Verb {
  @Override
  public String name() {
    return "catalogue";
  }

  @Override
  public String summary() {
    return "List the stacks that come along with pcctl";
  }

  @Override
  public CommandSpec spec() {
    return Page.of(
        this,
        "pcctl stack catalogue",
        List.of("Each is deployed by its name, as any compose file is by its own."),
        List.of("pcctl stack catalogue", "pcctl stack deploy core"));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("STACK", "WHAT"));
    try {
      for (String name : Catalogue.NAMES) {
        rows.add(List.of(name, Catalogue.about(name)));
      }
    } catch (IOException e) {
      throw Failure.failed(String.valueOf(e.getMessage()));
    }
    new Table(rows).print(console.out());
    return ExitCode.DONE;
  }
}
