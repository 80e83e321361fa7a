package org.personalcontainers.cli.context;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.personalcontainers.cli.output.Json;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.cli.output.Value;
import org.personalcontainers.cli.output.Yaml;
import org.personalcontainers.cli.talk.Context;
import org.personalcontainers.cli.talk.Contexts;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Page;
import org.personalcontainers.cli.word.Verb;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl context ls}. */
final class ContextLs implements Verb {
  @Override
  public String name() {
    return "ls";
  }

  @Override
  public String summary() {
    return "List the clusters that pcctl asks from here";
  }

  @Override
  public CommandSpec spec() {
    return Page.of(
            this,
            "pcctl context ls [--output FORMAT]",
            List.of("On a manager's node its own cluster is asked, whatever is in use."),
            List.of("pcctl context ls"))
        .addOption(OutputFormat.option());
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    OutputFormat format = OutputFormat.of(typed);
    Contexts contexts = Contexts.of(console.surroundings());
    switch (format) {
      case TABLE -> table(contexts).print(console.out());
      case JSON -> console.out().print(Json.of(data(contexts)) + "\n");
      case YAML -> console.out().print(Yaml.of(data(contexts)));
    }
    return ExitCode.DONE;
  }

  private static Table table(Contexts contexts) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("IN USE", "CONTEXT", "MANAGER"));
    Optional<Context> current = contexts.current();
    for (Context context : contexts.all()) {
      String mark = current.filter(context::equals).isPresent() ? "*" : "";
      rows.add(List.of(mark, context.name(), context.url()));
    }
    return new Table(rows);
  }

  private static Value data(Contexts contexts) {
    SequencedMap<String, Value> all = new LinkedHashMap<>();
    contexts.current().ifPresent(it -> all.put("current", new Value.Text(it.name())));
    SequencedMap<String, String> urls = new LinkedHashMap<>();
    contexts.all().forEach(context -> urls.put(context.name(), context.url()));
    all.put("contexts", Value.Fields.ofTexts(urls));
    return new Value.Fields(all);
  }
}
