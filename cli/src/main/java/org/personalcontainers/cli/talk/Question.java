package org.personalcontainers.cli.talk;

import java.util.List;
import org.personalcontainers.cli.output.OutputFormat;
import org.personalcontainers.cli.output.Shown;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Page;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A verb that asks one thing, and shows what it was answered. */
public interface Question<T> extends Verb {
  Target target(ParseResult typed);

  Form<T> form();

  List<Table> tables(T answer);

  @Override
  default ExitCode run(ParseResult typed, Console console) {
    OutputFormat format = OutputFormat.of(typed);
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      T answer = remote.get(target(typed), form());
      new Shown<>(form(), answer, tables(answer)).print(console.out(), format);
      return ExitCode.DONE;
    }
  }

  /** A page with the options that all such verbs have. */
  static CommandSpec page(Verb verb, String synopsis, List<String> about, List<String> examples) {
    return Page.of(verb, synopsis, about, examples)
        .addOption(OutputFormat.option())
        .addOption(Places.option());
  }
}
