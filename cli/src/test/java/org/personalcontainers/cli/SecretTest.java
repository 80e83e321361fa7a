package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.core.stack.StackWish;

/** Secrets that the cluster keeps, against the real API. */
final class SecretTest extends ShopStage {
  private static final String PLANTED = "planted-4711-value";

  private String user() throws IOException {
    return file(
        "shop.yml",
        """
        services: {web: {image: 'shop:1', secrets: [token]}, db: {image: 'shop:1'}}
        secrets: {token: {external: true}}
        """);
  }

  private String content() {
    return wish().orElseThrow() instanceof StackWish.Run run ? run.content().value() : "";
  }

  private void isDone(Answer answer) {
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    assertTellsNothing(answer);
  }

  private static void assertTellsNothing(Answer answer) {
    assertFalse(isPlanted(answer.out()), answer.out());
    assertFalse(isPlanted(answer.err()), answer.err());
  }

  private static boolean isPlanted(String text) {
    byte[] bytes = PLANTED.getBytes(StandardCharsets.UTF_8);
    return text.contains("planted") || text.contains(Base64.getEncoder().encodeToString(bytes));
  }

  private String kept() {
    String[] quoted = text("secret/token").split("\"", -1);
    return new String(Base64.getDecoder().decode(quoted[3]), StandardCharsets.UTF_8);
  }

  @Test
  void itIsKeptAndNeverToldBack() {
    isDone(stage.piped(PLANTED, "secret", "set", "token"));
    assertEquals(PLANTED, kept());
    Answer list = stage.run("secret", "ls");
    isDone(list);
    assertTrue(list.out().contains("token"), list.out());
    isDone(stage.run("secret", "ls", "--output", "json"));
    isDone(stage.run("events"));
    Answer again = stage.piped(PLANTED, "secret", "set", "token");
    isDone(again);
    assertTrue(again.out().contains("holds that already"), again.out());
  }

  @Test
  void itComesFromAFileByteByByte() throws IOException {
    Path file = Path.of(file("token", PLANTED + "\n"));
    isDone(stage.run("secret", "set", "token", "--from-file", file.toString()));
    assertEquals(PLANTED + "\n", kept());
    Answer random = stage.run("secret", "set", "token", "--random");
    assertEquals(ExitCode.FAILED, random.code());
    assertTrue(random.err().contains("pcctl secret rotate token"), random.err());
    assertEquals(PLANTED + "\n", kept());
    isDone(stage.run("secret", "rotate", "token", "--random"));
    assertEquals(43, kept().length());
  }

  @Test
  void aPersonIsAskedWhereItDoesNotShow() {
    stage.with(Answer.HIDDEN, PLANTED);
    isDone(stage.atTerminal("", "secret", "set", "token"));
    assertEquals(PLANTED, kept());
    stage.with(Answer.HIDDEN, "");
    assertEquals(ExitCode.BAD_INPUT, stage.atTerminal("", "secret", "set", "other").code());
  }

  @Test
  void aPersonIsAskedBeforeOneIsLost() throws IOException {
    isDone(stage.piped(PLANTED, "secret", "set", "token"));
    stage.with(Answer.HIDDEN, "another");
    Answer no = stage.atTerminal("n\n", "secret", "set", "token");
    assertEquals(ExitCode.FAILED, no.code());
    assertTrue(no.err().contains("what it holds will be lost"), no.err());
    assertEquals(PLANTED, kept());
    isDone(stage.atTerminal("y\n", "secret", "set", "token"));
    assertEquals("another", kept());
    stage.with(Answer.HIDDEN, "third");
    isDone(stage.atTerminal("", "secret", "set", "token", "--yes"));
    assertEquals("third", kept());
  }

  @Test
  void aStackThatUsesItIsGivenItAndMovesOverWhenItIsAnotherOne() throws IOException {
    isDone(stage.piped(PLANTED, "secret", "set", "token"));
    isDone(stage.run("stack", "deploy", user(), "--no-wait"));
    String before = content();
    isDone(stage.run("stack", "deploy", user(), "--dry-run"));
    Answer tried = stage.piped("other", "secret", "rotate", "token", "--dry-run");
    isDone(tried);
    assertTrue(tried.out().contains("shop_web gets it anew"), tried.out());
    assertFalse(tried.out().contains("shop_db"), "it does not use it: " + tried.out());
    assertEquals(before, content());
    Answer rotated = stage.piped("other", "secret", "rotate", "token");
    isDone(rotated);
    assertNotEquals(before, content());
    Answer unchanged = stage.run("stack", "deploy", user());
    isDone(unchanged);
    assertTrue(unchanged.out().contains("Nothing to change"), unchanged.out());
    assertTrue(stage.run("secret", "ls").out().contains("shop"), "it is told who uses it");
  }

  @Test
  void goingBackGoesBackToTheFileAndNotToWhatWasTheSecret() throws IOException {
    isDone(stage.piped(PLANTED, "secret", "set", "token"));
    isDone(stage.run("stack", "deploy", user(), "--no-wait"));
    String first = content();
    isDone(stage.run("stack", "deploy", shop(), "--yes", "--no-wait"));
    isDone(stage.run("stack", "rollback", "shop", "--no-wait"));
    assertEquals(first, content());
    isDone(stage.run("stack", "deploy", shop(), "--yes", "--no-wait"));
    isDone(stage.piped("other", "secret", "set", "token"));
    isDone(stage.run("stack", "rollback", "shop", "--no-wait"));
    assertNotEquals(first, content());
  }

  @Test
  void itStaysWhileAStackUsesIt() throws IOException {
    isDone(stage.piped(PLANTED, "secret", "set", "token"));
    isDone(stage.run("stack", "deploy", user(), "--no-wait"));
    Answer used = stage.run("secret", "rm", "token", "--yes");
    assertEquals(ExitCode.FAILED, used.code());
    assertTrue(used.err().contains("is used by [shop]"), used.err());
    isDone(stage.run("stack", "deploy", shop(), "--yes", "--no-wait"));
    isDone(stage.run("secret", "rm", "token", "--yes"));
    Answer back = stage.run("stack", "rollback", "shop", "--no-wait");
    assertEquals(ExitCode.FAILED, back.code());
    assertTrue(back.err().contains("pcctl secret set token"), back.err());
  }

  @Test
  void aStackThatIsStoppedGetsItOnceItIsStarted() throws IOException {
    isDone(stage.piped(PLANTED, "secret", "set", "token"));
    isDone(stage.run("stack", "deploy", user(), "--no-wait"));
    String before = content();
    isDone(stage.run("stack", "stop", "shop", "--no-wait"));
    Answer rotated = stage.piped("other", "secret", "rotate", "token");
    isDone(rotated);
    assertTrue(rotated.out().contains("shop gets it when it is deployed"), rotated.out());
    assertEquals(ExitCode.FAILED, stage.run("secret", "rm", "token", "--yes").code());
    isDone(stage.run("stack", "start", "shop", "--no-wait"));
    assertNotEquals(before, content());
  }

  @Test
  void whoHasToBringASecretThemselvesIsTold() throws IOException {
    Answer deployed = stage.run("stack", "deploy", user(), "--no-wait");
    isDone(deployed);
    assertTrue(deployed.err().contains("keeps no secret token"), deployed.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../token", "a b", "$(id)", "", "-token"})
  void whatCanBeNoNameIsRefused(String name) {
    Answer refused = stage.piped(PLANTED, "secret", "set", "--", name);
    assertEquals(ExitCode.BAD_INPUT, refused.code());
    assertTrue(refused.err().contains("name of a secret"), refused.err());
    assertTrue(stage.run("secret", "ls").out().lines().count() <= 1, "nothing is kept");
  }

  @Test
  void whatCanBeNoSecretIsRefused() {
    assertEquals(ExitCode.BAD_INPUT, stage.piped("", "secret", "set", "token").code());
    String large = "x".repeat(70_000);
    assertEquals(ExitCode.BAD_INPUT, stage.piped(large, "secret", "set", "token").code());
    assertEquals(ExitCode.BAD_INPUT, stage.piped(PLANTED, "secret", "rotate", "token").code());
    assertEquals(ExitCode.BAD_INPUT, stage.run("secret", "rm", "token", "--yes").code());
  }
}
