package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Noun;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.cli.word.Word;

/** Finding the verb that was typed, and every verb's help page. */
final class WordsTest {
  @Test
  void nothingTypedIsBadInputAndShowsWhatThereIs() {
    Answer answer = Answer.to();
    assertEquals(ExitCode.BAD_INPUT, answer.code());
    assertEquals("", answer.out());
    assertTrue(answer.err().startsWith("Usage: pcctl "), answer.err());
  }

  @ParameterizedTest
  @CsvSource({"--help", "-h", "help"})
  void helpListsEveryWordAndEveryExitCode(String help) {
    Answer answer = Answer.to(help);
    assertEquals(ExitCode.DONE, answer.code());
    assertEquals("", answer.err());
    for (Word word : Pcctl.words()) {
      assertTrue(answer.out().contains("  " + word.name() + " "), answer.out());
    }
    for (ExitCode code : ExitCode.values()) {
      assertTrue(answer.out().contains("  " + code.number() + "   " + code.meaning()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "versoin | there is no \"pcctl versoin\"; did you mean \"version\"?",
        "complteion | there is no \"pcctl complteion\"; did you mean \"completion\"?",
        "clutser | there is no \"pcctl clutser\"; did you mean \"cluster\"?",
        "'cluster sohw' | there is no \"pcctl cluster sohw\"; did you mean \"show\"?",
        "--helo | there is no \"pcctl --helo\"; did you mean \"--help\"?",
        "xyz | there is no \"pcctl xyz\"",
        "'version --otput json' | pcctl version: there is no option \"--otput\"; did you mean \"--output\"?",
        "'version now' | pcctl version: it takes no \"now\"",
        "'version --output' | pcctl version: Missing required parameter for option '--output'",
        "'version --output xml' | there is no output \"xml\"; write table, json or yaml",
      })
  void whatIsNotThereIsBadInputAndGuessedAt(String typed, String message) {
    Answer answer = Answer.to(typed.split(" ", -1));
    assertEquals(ExitCode.BAD_INPUT, answer.code());
    assertEquals("", answer.out());
    assertTrue(answer.err().contains(message), answer.err());
    assertTrue(answer.err().contains("--help") || typed.endsWith("xml"), answer.err());
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyVerbHasAPageWithExamplesThatNameIt(List<String> words) {
    List<String> typed = new ArrayList<>(words);
    typed.add("--help");
    Answer answer = Answer.to(typed.toArray(String[]::new));
    assertEquals(ExitCode.DONE, answer.code());
    String path = "pcctl " + String.join(" ", words);
    assertTrue(answer.out().startsWith("Usage: " + path), answer.out());
    String examples = answer.out().substring(answer.out().indexOf("\nExamples:\n"));
    assertTrue(examples.contains(path), examples);
    assertTrue(answer.out().contains("\nExit codes:\n"), answer.out());
    assertEquals(answer.out().lines().filter(line -> line.length() > 100).toList(), List.of());
  }

  static Stream<List<String>> verbs() {
    return Pcctl.words().stream().flatMap(WordsTest::verbs);
  }

  private static Stream<List<String>> verbs(Word word) {
    return switch (word) {
      case Verb verb -> Stream.of(List.of(verb.name()));
      case Noun noun -> noun.verbs().stream().map(verb -> List.of(noun.name(), verb.name()));
    };
  }
}
