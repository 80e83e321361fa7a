package org.personalcontainers.cli.cluster;

import java.util.List;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Page;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.core.api.Declared;
import org.personalcontainers.core.spec.tree.Problem;
import org.personalcontainers.core.spec.yaml.Reading;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl cluster show}: with a file it needs no daemon. */
final class Show implements Verb {
  private static final String FILE = "--file";

  @Override
  public String name() {
    return "show";
  }

  @Override
  public String summary() {
    return "Print what is declared, with every default filled in";
  }

  @Override
  public CommandSpec spec() {
    return Page.of(
            this,
            "pcctl cluster show [--file FILE] [--output FORMAT]",
            List.of(
                "Beside each value stands where it came from: a line of the file, or a",
                "default. Of a bad file all problems are listed at once. Without a file it shows",
                "what the cluster has; with one it asks nobody."),
            List.of(
                "pcctl cluster show",
                "pcctl cluster show --file cluster.yml",
                "pcctl cluster show --file cluster.yml --output yaml > full.yml",
                "pcctl cluster show --file - --output json < cluster.yml"))
        .addOption(
            OptionSpec.builder("-f", FILE)
                .type(String.class)
                .arity("1")
                .paramLabel("FILE")
                .description("The cluster.yml to read; - is standard input.")
                .build())
        .addOption(OutputFormat.option())
        .addOption(Places.option());
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    OutputFormat format = OutputFormat.of(typed);
    ClusterFile file =
        typed.hasMatchedOption(FILE)
            ? ClusterFile.named(typed.matchedOptionValue(FILE, "-"), console.in())
            : declared(typed, console);
    return switch (file.read()) {
      case Reading.Read read -> {
        new Declaration(read.spec(), read.origins()).print(console.out(), format);
        yield ExitCode.DONE;
      }
      case Reading.Refused(List<Problem> problems) -> {
        problems.forEach(problem -> console.err().print(problem + "\n"));
        console.err().print(count(problems.size()) + " in " + file.name() + "\n");
        yield ExitCode.BAD_INPUT;
      }
    };
  }

  private static ClusterFile declared(ParseResult typed, Console console) {
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      Declared declared = remote.get(Target.of("/v1/spec"), Form.of(Declared.class));
      return ClusterFile.ofText("revision " + declared.revision(), declared.yaml());
    }
  }

  private static String count(int problems) {
    return problems == 1 ? "1 problem" : problems + " problems";
  }
}
