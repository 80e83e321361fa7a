package org.personalcontainers.cli.stack;

import java.util.List;
import java.util.Optional;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Page;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.core.spec.StackName;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl stack diff}. */
final class StackDiff implements Verb {
  @Override
  public String name() {
    return "diff";
  }

  @Override
  public String summary() {
    return "Show what handing in a compose file would change";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec page =
        Page.of(
            this,
            "pcctl stack diff FILE|DIRECTORY|STACK|URL|- [OPTIONS]",
            List.of(
                "Service by service against what runs, and line by line against the file that was",
                "handed in last. Asks nothing, and changes nothing."),
            List.of("pcctl stack diff blog.yml", "pcctl stack diff core"));
    return ValueOptions.added(page)
        .addOption(
            Options.text(
                "NAME",
                "What the stack is called; else as the file or its directory.",
                Deploy.NAME))
        .addOption(OutputFormat.option())
        .addOption(Places.option())
        .addPositional(
            Options.word(
                0,
                "1",
                "FILE",
                "A compose file, its directory or https:// address, a stack of the catalogue, or -."));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    ComposeFile compose = ComposeFile.of(typed.matchedPositionalValue(0, ""), console.in());
    StackName name = compose.name(Optional.ofNullable(typed.matchedOptionValue(Deploy.NAME, null)));
    return StackProposal.compare(name, compose, GivenValues.of(typed, compose), typed, console);
  }
}
