package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.personalcontainers.cli.word.Noun;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.cli.word.Word;
import picocli.CommandLine;

/** What the guides have people type, pcctl understands. */
final class PagesTest {
  private static final List<Path> GUIDES =
      List.of(
          Path.of("../docs/guides/first-hour.md"),
          Path.of("../docs/guides/secrets.md"),
          Path.of("../docs/guides/stacks.md"),
          Path.of("../docs/guides/trouble.md"));
  private static final Pattern TYPED = Pattern.compile("(?m)^pcctl .*$|(?<=`)pcctl [^`]*(?=`)");

  static Stream<String> typed() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path guide : GUIDES) {
      text.append(Files.readString(guide)).append("\n");
    }
    return TYPED.matcher(text).results().map(result -> result.group());
  }

  @ParameterizedTest
  @MethodSource("typed")
  void isUnderstood(String line) {
    List<String> words = Arrays.asList(line.split(" +")).subList(1, line.split(" +").length);
    Word first = named(words.getFirst(), Pcctl.words());
    switch (first) {
      case Verb verb -> parse(verb, words.subList(1, words.size()));
      case Noun noun -> parse(named(words.get(1), noun.verbs()), words.subList(2, words.size()));
    }
  }

  private static <W extends Word> W named(String name, List<W> words) {
    return words.stream().filter(word -> word.name().equals(name)).findFirst().orElseThrow();
  }

  private static void parse(Verb verb, List<String> rest) {
    CommandLine line = new CommandLine(verb.spec());
    assertTrue(line.parseArgs(rest.toArray(String[]::new)).errors().isEmpty());
  }
}
