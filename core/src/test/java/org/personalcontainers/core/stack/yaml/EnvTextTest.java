package org.personalcontainers.core.stack.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.personalcontainers.core.spec.tree.Problem;
import org.personalcontainers.core.stack.Value;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.ValuesReading;
import org.personalcontainers.core.stack.VariableName;

class EnvTextTest {
  private static final Values ABOVE = Values.plain(Map.of("ABOVE", "sky", "SHELL", "sh"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "A=b~b",
        "A=~``",
        "A=\"\"~``",
        "export A=b~b",
        "  export   A =  b  ~b",
        "A: b~b",
        "A=b=c:d~b=c:d",
        "A=b # comment~b",
        "A=b# none~b# none",
        "A=#none~#none",
        "A= # comment~``",
        "A='b' # comment~b",
        "A=\"b # none\"#comment~b # none",
        "A='$ABOVE ${ABOVE}'~$ABOVE ${ABOVE}",
        "A='it\\'s'~it's",
        "A='a\\tb'~a\\tb",
        "A=\"{\\\"a\\\": 1}\"~{\"a\": 1}",
        "A=\"a\\tb\\\\c\\d\"~a\tb\\c\\d",
        "A=\"\\$ABOVE \\0101\"~$ABOVE A",
        "A=$ABOVE-${ABOVE}-${NO:-x}~sky-sky-x",
        "A=\"$ABOVE\"~sky",
        "A=a$$b~a$b",
        "A=b c  d~b c  d",
        "A=b\"c\"~b\"c\"",
        "A=é~é"
      })
  void oneLine(String line, String value) {
    assertEquals(Map.of("A", value), read(line));
  }

  @Test
  void manyLines() {
    assertEquals(
        Map.of("A", "1", "B", "two\nlines", "C", "1+two\nlines", "D", "a\n b", "ABOVE", "sky"),
        read(
            """
            \ufeff# comment

            A=0
              # comment
            A=1
            B="two
            lines"\t# comment
            C="${A}+$B"\r
            D='a
             b'
            ABOVE
            UNSET # a name alone
            """));
  }

  @Test
  void whatIsAboveWins() {
    assertEquals(Map.of("ABOVE", "mine", "B", "sky"), read("ABOVE=mine\nB=$ABOVE\n"));
  }

  @Test
  void nothingIsFineToo() {
    assertEquals(Map.of(), read(""));
    assertEquals(Map.of(), read("# nothing\n\n"));
  }

  @Test
  void namesTellSecrets() {
    Values values = values("DB_PASSWORD=hunter2\nDOMAIN=example.org\nB=x$DB_PASSWORD\n");
    assertFalse(values.toString().contains("hunter2"), values::toString);
    assertEquals(new Value.Secret("xhunter2"), values.find(new VariableName("B")).orElseThrow());
    assertEquals(
        new Value.Plain("example.org"), values.find(new VariableName("DOMAIN")).orElseThrow());
  }

  @Test
  void allProblemsAtOnce() {
    assertEquals(
        List.of(
            ".env:1:1: this line has no = behind a name; write NAME=value, or # before a comment",
            ".env:2:1: \"1A\" is not a variable's name; use letters, digits and underscores, no digit first",
            ".env:3:3: B: UNSET is not set, and in line 4 too; write UNSET=... into .env, or give --set UNSET=...",
            ".env:5:4: D: ${A is never closed; write ${A}, or $$ where you mean a dollar sign itself",
            ".env:6:7: E: text stands behind the closing quote; put all of the value into one pair of quotes, and # before a comment",
            ".env:7:1: \"\" is not a variable's name; use letters, digits and underscores, no digit first",
            ".env:8:3: F: the quote that opens here is never closed; write a second one behind it"),
        problems(
            """
            some words here
            1A=b
            B=$UNSET
            C="x ${UNSET}"
            D=x${A
            E='a' b
            =x
            F="never
            G=closed
            """));
  }

  @Test
  void noProblemShowsASecret() {
    String said =
        problems("A_TOKEN=hunter2\nB=${A_TOKEN\nC=${NO:?$A_TOKEN}\nD='hunter' 2\n").toString();
    assertFalse(said.contains("hunter"), said);
  }

  @Test
  void whatIsTooLongIsRefused() {
    assertEquals(1, problems("A=b\n".repeat(300_000)).size());
    String doubling = "A0=aaaaaaaaaaaaaaaa\n";
    for (int i = 1; i < 30; i++) {
      doubling += "A%d=$A%d$A%d\n".formatted(i, i - 1, i - 1);
    }
    assertFalse(problems(doubling).isEmpty());
  }

  private static Map<String, String> read(String text) {
    Map<String, String> read = new TreeMap<>();
    values(text).byName().forEach((name, value) -> read.put(name.value(), value.reveal()));
    return read;
  }

  private static Values values(String text) {
    return switch (EnvText.read(".env", text, ABOVE)) {
      case ValuesReading.Read(var values) -> values;
      case ValuesReading.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  private static List<String> problems(String text) {
    return switch (EnvText.read(".env", text, ABOVE)) {
      case ValuesReading.Read(var values) -> throw new AssertionError(values);
      case ValuesReading.Refused(var problems) -> problems.stream().map(Problem::toString).toList();
    };
  }
}
