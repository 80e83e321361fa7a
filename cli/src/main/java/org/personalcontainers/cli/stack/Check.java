package org.personalcontainers.cli.stack;

import java.util.List;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.cli.word.Page;
import org.personalcontainers.cli.word.Verb;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl stack check}. */
final class Check implements Verb {
  @Override
  public String name() {
    return "check";
  }

  @Override
  public String summary() {
    return "Say all that is wrong with a compose file, and what swarm will not do";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec page =
        Page.of(
            this,
            "pcctl stack check FILE|DIRECTORY|STACK|URL|- [OPTIONS]",
            List.of("Asks no cluster; tells by its exit code whether the file is good."),
            List.of(
                "pcctl stack check blog.yml", "pcctl stack check . --set DOMAIN=blog.example.org"));
    return ValueOptions.added(page)
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
    ReadStack stack = ReadStack.of(compose, GivenValues.of(typed, compose));
    int brought = stack.files().size();
    stack.notices().forEach(console.err()::println);
    console
        .out()
        .print(
            "%s is good: %s%s\n"
                .formatted(
                    compose.label(),
                    count(stack.file().services().size(), "service"),
                    brought == 0 ? "" : ", and " + count(brought, "file") + " beside it"));
    return ExitCode.DONE;
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
