package org.personalcontainers.cli;

import java.util.Collection;
import java.util.List;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Verb;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** A verb as it was typed, with the words that led to it. */
record Spoken(String path, Verb verb) {
  ExitCode run(List<String> rest, Console console) {
    CommandSpec spec = verb.spec();
    CommandLine line = new CommandLine(spec);
    ParseResult typed = parse(line, rest);
    if (typed.isUsageHelpRequested()) {
      line.usage(console.out(), Ansi.OFF);
      return ExitCode.DONE;
    }
    return verb.run(typed, console);
  }

  private ParseResult parse(CommandLine line, List<String> rest) {
    try {
      return line.parseArgs(rest.toArray(String[]::new));
    } catch (UnmatchedArgumentException unmatched) {
      throw bad(unknown(unmatched.getUnmatched().getFirst(), line.getCommandSpec()));
    } catch (ParameterException bad) {
      throw bad(String.valueOf(bad.getMessage()));
    }
  }

  private Failure bad(String message) {
    return Failure.badInput(path + ": " + message + "\nSee: " + path + " --help");
  }

  private static String unknown(String typed, CommandSpec spec) {
    Collection<String> known = spec.optionsMap().keySet();
    String what = typed.startsWith("-") ? "there is no option " : "it takes no ";
    return what + "\"" + typed + "\"" + Guess.at(typed, known);
  }
}
