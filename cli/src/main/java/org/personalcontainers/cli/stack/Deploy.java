package org.personalcontainers.cli.stack;

import java.util.List;
import java.util.Optional;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.core.spec.StackName;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl stack deploy}. */
final class Deploy implements Verb {
  static final String NAME = "--name";

  @Override
  public String name() {
    return "deploy";
  }

  @Override
  public String summary() {
    return "Have the cluster run what a compose file says, and go on to";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec page =
        StackProposal.page(
            this,
            "pcctl stack deploy FILE|DIRECTORY|STACK|URL|- [OPTIONS]",
            List.of(
                "Variables take their values from .env beside the file, --env-file and --set, the last",
                "winning. Configs, secrets and env_file come along; what services mount has to lie on",
                "the nodes. Waits until all of it runs, or says why it does not: an update whose",
                "containers don't come up is taken back. Handed in again unchanged, nothing restarts."),
            List.of(
                "pcctl stack deploy core",
                "pcctl stack deploy blog.yml",
                "pcctl stack deploy . --name blog --set DOMAIN=blog.example.org",
                "pcctl stack deploy blog.yml --dry-run",
                "cat blog.yml | pcctl stack deploy - --name blog"));
    return ValueOptions.added(page)
        .addOption(
            Options.text(
                "NAME", "What the stack is called; else as the file or its directory.", NAME))
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
    StackName name = compose.name(Optional.ofNullable(typed.matchedOptionValue(NAME, null)));
    return StackProposal.handIn(name, compose, GivenValues.of(typed, compose), typed, console);
  }
}
