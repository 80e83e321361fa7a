package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.personalcontainers.cli.word.ExitCode;

final class VersionTest {
  private static final String JAVA = System.getProperty("java.runtime.version");

  @Test
  void theConstantIsTheVersionOfTheBuild() {
    assertEquals(System.getProperty("build.version"), Version.NUMBER);
  }

  @Test
  void printsATableByItself() {
    Answer answer = Answer.to("version");
    assertEquals(ExitCode.DONE, answer.code());
    assertEquals("pcctl  " + Version.NUMBER + "\njava   " + JAVA + "\n", answer.out());
  }

  @Test
  void printsJsonAndYamlForPrograms() {
    assertEquals(
        "{\n  \"pcctl\": \"" + Version.NUMBER + "\",\n  \"java\": \"" + JAVA + "\"\n}\n",
        Answer.to("version", "--output", "json").out());
    assertEquals(
        "pcctl: \"" + Version.NUMBER + "\"\njava: \"" + JAVA + "\"\n",
        Answer.to("version", "-o", "yaml").out());
  }

  @Test
  void answersToTheOptionThatOtherToolsHave() {
    assertEquals(Answer.to("version"), Answer.to("--version"));
  }

  @Test
  void completionKnowsEveryWordAndOption() {
    String script = Answer.to("completion").out();
    assertTrue(script.contains("complete -F"), script);
    assertTrue(
        script.contains(
            "cluster node network volume stack app secret cert context events completion version"),
        script);
    assertTrue(script.contains("'--output'"), script);
  }
}
