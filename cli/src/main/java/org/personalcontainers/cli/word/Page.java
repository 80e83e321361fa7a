package org.personalcontainers.cli.word;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The help page of a verb: what it does, what may be typed behind it, examples, exit codes. */
public final class Page {
  private Page() {}

  /** An empty page; the verb adds its own options to it. */
  public static CommandSpec of(
      Verb verb, String synopsis, List<String> about, List<String> examples) {
    CommandSpec spec = CommandSpec.create().name(verb.name());
    spec.usageMessage()
        .customSynopsis(synopsis)
        .description(description(verb, about))
        .optionListHeading("%nOptions:%n")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes())
        .footerHeading("%nExamples:%n")
        .footer(examples.stream().map(example -> "  " + example).toArray(String[]::new));
    return spec.addOption(help());
  }

  private static String[] description(Verb verb, List<String> about) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(verb.summary() + ".");
    lines.addAll(about);
    return lines.toArray(String[]::new);
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> lines = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      lines.put(" " + code.number(), code.meaning());
    }
    return lines;
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .type(boolean.class)
        .arity("0")
        .description("Print this page.")
        .build();
  }
}
