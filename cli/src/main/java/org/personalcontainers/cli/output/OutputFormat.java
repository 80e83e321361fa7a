package org.personalcontainers.cli.output;

import java.util.List;
import java.util.Locale;
import org.personalcontainers.cli.word.Failure;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** How a verb prints what it found: for people, or for programs. */
public enum OutputFormat {
  TABLE,
  JSON,
  YAML;

  private static final String OPTION = "--output";

  public static OptionSpec option() {
    return OptionSpec.builder("-o", OPTION)
        .type(String.class)
        .arity("1")
        .paramLabel("FORMAT")
        .completionCandidates(List.of("table", "json", "yaml"))
        .description("table (the default), json or yaml.")
        .build();
  }

  public static OutputFormat of(ParseResult typed) {
    String name = typed.matchedOptionValue(OPTION, "table");
    for (OutputFormat format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
        return format;
      }
    }
    throw Failure.badInput("there is no output \"" + name + "\"; write table, json or yaml");
  }
}
