package org.personalcontainers.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.personalcontainers.cli.output.Facts;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Page;
import org.personalcontainers.cli.word.Verb;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl version}. */
final class Version implements Verb {
  /** A constant, because opening the jar for its manifest takes longer than all else here. */
  static final String NUMBER = "0.1.0";

  @Override
  public String name() {
    return "version";
  }

  @Override
  public String summary() {
    return "Print the version of pcctl and of the Java that it runs on";
  }

  @Override
  public CommandSpec spec() {
    return Page.of(
            this,
            "pcctl version [--output FORMAT]",
            List.of(),
            List.of("pcctl version", "pcctl version --output json"))
        .addOption(OutputFormat.option());
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    OutputFormat format = OutputFormat.of(typed);
    SequencedMap<String, String> facts = new LinkedHashMap<>();
    facts.put("pcctl", NUMBER);
    facts.put("java", System.getProperty("java.runtime.version"));
    new Facts(facts).print(console.out(), format);
    return ExitCode.DONE;
  }
}
