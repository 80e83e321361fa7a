package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.cli.word.ExitCode;

/** Handing a stack in by {@code pcctl stack deploy}, against the real API. */
final class StackTest extends ShopStage {
  @Test
  void whatIsHandedInIsShownDoneAndWatched() throws IOException {
    Answer answer = stage.run("stack", "deploy", shop());
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    assertEquals("", answer.err());
    assertTrue(answer.out().startsWith("SERVICE  WHAT\nweb      new\n"), answer.out());
    assertTrue(answer.out().endsWith("web  runs  1/1\n"), answer.out());
    String list = stage.run("stack", "ls").out();
    assertTrue(list.contains("shop   runs   1/1"), list);
  }

  @Test
  void handedInAgainNothingChanges() throws IOException {
    stage.run("stack", "deploy", shop());
    int waits = cluster.waits();
    Answer again = stage.run("stack", "deploy", shop());
    assertEquals(ExitCode.DONE, again.code(), again.err());
    assertTrue(
        again.out().startsWith("Nothing to change: the stack shop is so already\n"), again.out());
    assertEquals(waits, cluster.waits(), "what ran all the time is not waited for");
  }

  @Test
  void whatIsOnlyTriedIsNotHandedIn() throws IOException {
    Answer answer = stage.run("stack", "deploy", shop(), "--dry-run");
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    assertEquals("SERVICE  WHAT\nweb      new\n", answer.out());
    assertEquals(Optional.empty(), wish());
  }

  @Test
  void valuesComeFromTheFileBesideItFromOthersAndFromTheLine() throws IOException {
    String compose = file("shop/compose.yml", "services: {web: {image: 'shop:${A}${B}${C}'}}\n");
    file("shop/.env", "A=a\nB=a\nC=a\n");
    String more = file("more.env", "B=b\nC=b\n");
    Answer answer =
        stage.run("stack", "deploy", compose, "--env-file", more, "--set", "C=c", "--no-wait");
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    String paper = cluster.documents().toString();
    assertTrue(paper.contains("stack/shop/1"), paper);
    assertTrue(text("stack/shop/1").contains("shop:abc"), text("stack/shop/1"));
  }

  @Test
  void configsComeAlong() throws IOException {
    String compose =
        file(
            "shop/compose.yml",
            """
            services: {web: {image: shop, configs: [c], env_file: w.env}}
            configs: {c: {file: conf/a.txt}}
            """);
    file("shop/conf/a.txt", "hello");
    file("shop/w.env", "GREETING='good day'\n");
    assertEquals(ExitCode.DONE, stage.run("stack", "deploy", compose, "--no-wait").code());
    String paper = text("stack/shop/1");
    assertTrue(paper.contains("aGVsbG8="), paper);
    assertTrue(paper.contains("good day"), paper);
  }

  @Test
  void aFileThatDoesNotLieThereIsNamed() throws IOException {
    String compose =
        file("shop/compose.yml", "services: {web: {image: a}}\nconfigs: {c: {file: b}}");
    Answer answer = stage.run("stack", "deploy", compose);
    assertEquals(ExitCode.BAD_INPUT, answer.code());
    assertTrue(answer.err().contains("names ./b, and there is no such file"), answer.err());
  }

  @Test
  void allProblemsAreToldAndNothingIsHandedIn() throws IOException {
    String compose = file("shop.yml", "services: {web: {image: '${X}', port: 80}, db: {}}\n");
    for (String verb : List.of("deploy", "check")) {
      Answer answer = stage.run("stack", verb, compose);
      assertEquals(ExitCode.BAD_INPUT, answer.code());
      for (String part : List.of("shop.yml:1", "X", "port", "image is missing")) {
        assertTrue(answer.err().contains(part), answer.err());
      }
    }
    assertEquals(Optional.empty(), wish());
  }

  @Test
  void whatOnlyThisMachineHasIsRefused() throws IOException {
    String compose = file("shop.yml", "services: {web: {image: a, volumes: ['./d:/d']}}\n");
    Answer answer = stage.run("stack", "deploy", compose);
    assertEquals(ExitCode.BAD_INPUT, answer.code());
    assertTrue(answer.err().contains("./d lies beside the compose file"), answer.err());
  }

  @Test
  void aFileThatIsTooLargeIsRefusedAtOnce() throws IOException {
    String compose = file("shop.yml", "services: {web: {image: a}}\n" + "# x\n".repeat(1_300_000));
    Answer answer = stage.run("stack", "deploy", compose);
    assertEquals(ExitCode.BAD_INPUT, answer.code());
    assertTrue(answer.err().contains("is larger than 1024 KB"), answer.err());
  }

  @Test
  void whatTheStoreCannotKeepIsRefused() throws IOException {
    String compose = file("shop.yml", "services: {web: {image: a}}\n#" + "x".repeat(300_000));
    Answer answer = stage.run("stack", "deploy", compose);
    assertEquals(ExitCode.BAD_INPUT, answer.code());
    assertTrue(answer.err().contains("at most 262092 are kept"), answer.err());
  }

  @ParameterizedTest
  @CsvSource({
    "cores, no stack is called so in the catalogue",
    "a/b.yml, is the path right?",
    "http://example.org/a.yml, is not fetched",
  })
  void whatIsNoFileIsSaidSo(String named, String said) {
    Answer answer = stage.run("stack", "deploy", named);
    assertEquals(ExitCode.BAD_INPUT, answer.code());
    assertTrue(answer.err().contains(said), answer.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "../x", "$(id)", "-x", "é", ""})
  void aNameThatIsNoneIsRefused(String name) throws IOException {
    Answer answer = stage.run("stack", "deploy", shop(), "--name", name);
    assertEquals(ExitCode.BAD_INPUT, answer.code(), answer.err());
    for (String verb : List.of("rm", "rollback")) {
      assertEquals(ExitCode.BAD_INPUT, stage.run("stack", verb, "--", name).code());
    }
  }

  @Test
  void standardInputNeedsAName() {
    Answer.Around around =
        new Answer.Around(
            stage.variables(), org.personalcontainers.cli.word.Surroundings.Surface.PIPE);
    String text = "services: {web: {image: shop}}";
    Answer nameless = Answer.in(around, text, "stack", "deploy", "-");
    assertEquals(ExitCode.BAD_INPUT, nameless.code());
    Answer named = Answer.in(around, text, "stack", "deploy", "-", "--name", "shop", "--no-wait");
    assertEquals(ExitCode.DONE, named.code(), named.err());
    assertTrue(wish().isPresent());
  }
}
