package org.personalcontainers.cli;

import java.util.List;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Noun;
import org.personalcontainers.cli.word.Page;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.cli.word.Word;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl completion}: the only verb that has all the others built. */
final class Completion implements Verb {
  @Override
  public String name() {
    return "completion";
  }

  @Override
  public String summary() {
    return "Print the script by which bash completes what is typed behind pcctl";
  }

  @Override
  public CommandSpec spec() {
    return Page.of(
        this,
        "pcctl completion",
        List.of("The Debian package brings it along; a checkout needs it."),
        List.of("source <(pcctl completion)"));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    // It is read by a shell, and run by nobody.
    console.out().print(AutoComplete.bash("pcctl", all()).replaceFirst("^#!.*\\R", ""));
    return ExitCode.DONE;
  }

  private static CommandLine all() {
    CommandLine root = new CommandLine(CommandSpec.create().name("pcctl"));
    Pcctl.words().forEach(word -> root.addSubcommand(word.name(), line(word)));
    return root;
  }

  private static CommandLine line(Word word) {
    return switch (word) {
      case Verb verb -> new CommandLine(verb.spec());
      case Noun noun -> line(noun);
    };
  }

  private static CommandLine line(Noun noun) {
    CommandLine line = new CommandLine(CommandSpec.create().name(noun.name()));
    noun.verbs().forEach(verb -> line.addSubcommand(verb.name(), line(verb)));
    return line;
  }
}
