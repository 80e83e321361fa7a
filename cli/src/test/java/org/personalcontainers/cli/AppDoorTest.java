package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.core.app.AppFile;
import org.personalcontainers.core.stack.Login;

/** {@code pcctl app deploy --auth}, against the real API. */
final class AppDoorTest extends ShopStage {
  private static final String PASSWORD = "correct horse";
  private static final String OTHER = "battery staple";

  private static String[] words(String... more) {
    List<String> words = new ArrayList<>(List.of("app", "deploy", "shop:1"));
    words.add("--domain=shop.example.org");
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private Answer piped(String password, String... more) {
    Answer answer = stage.piped(password, words(more));
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    return answer;
  }

  private List<Login> kept(int number) {
    String paper = text("stack/shop/" + number);
    String file = paper.substring(paper.indexOf("services:"));
    return AppFile.logins(file.translateEscapes());
  }

  private static boolean isOf(Login login, String password) {
    byte[] hash = login.hash().getBytes(StandardCharsets.US_ASCII);
    return BCrypt.verifyer().verify(password.getBytes(StandardCharsets.UTF_8), hash).verified;
  }

  @Test
  void aHashIsKeptAndThePasswordNowhere() {
    Answer answer = piped(PASSWORD + "\n", "--auth=me");
    Login login = kept(1).getFirst();
    assertEquals("me", login.user());
    assertTrue(login.hash().startsWith("$2y$08$"), login.hash());
    assertTrue(isOf(login, PASSWORD));
    assertFalse((answer.out() + answer.err() + cluster.documents()).contains(PASSWORD));
  }

  @Test
  void theSamePasswordChangesNothingAndAnotherOneDoes() {
    piped(PASSWORD + "\n", "--auth=me");
    String again = piped(PASSWORD + "\n", "--auth=me").out();
    assertTrue(again.startsWith("Nothing to change"), again);
    String other = piped(OTHER, "--auth=me").out();
    assertFalse(other.startsWith("Nothing to change"), other);
    assertTrue(isOf(kept(2).getFirst(), OTHER));
  }

  @Test
  void twoUsersWithOnePasswordHaveHashesOfTheirOwn() {
    piped(PASSWORD + "\n" + PASSWORD + "\n", "--auth=me", "--auth=you");
    List<Login> logins = kept(1);
    assertEquals(List.of("me", "you"), logins.stream().map(Login::user).toList());
    assertNotEquals(logins.getFirst().hash(), logins.getLast().hash());
    assertTrue(logins.stream().allMatch(login -> isOf(login, PASSWORD)));
  }

  @Test
  void aPersonTypesItWhereItDoesNotShow() {
    stage.with(Answer.HIDDEN, PASSWORD);
    Answer answer = stage.atTerminal("", words("--auth=me"));
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    assertTrue(isOf(kept(1).getFirst(), PASSWORD));
  }

  @Test
  void aFileHoldsThePasswordOrLinesOfHtpasswd() throws IOException {
    String hash = "$2y$10$" + "a".repeat(53);
    String password = file("password", PASSWORD + "\n");
    String lines = file("htpasswd", "you:" + hash + "\n\nit:" + hash + "\n");
    piped("", "--auth=me:@" + password, "--auth=@" + lines, "--auth=us:" + hash);
    List<Login> logins = kept(1);
    assertEquals(List.of("me", "you", "it", "us"), logins.stream().map(Login::user).toList());
    assertTrue(isOf(logins.getFirst(), PASSWORD));
    assertEquals(hash, logins.getLast().hash());
  }

  @Test
  void aDoorIsNotTakenAwayByLeavingAWordOut() {
    piped(PASSWORD, "--auth=me");
    Answer bare = stage.run(words());
    assertEquals(ExitCode.BAD_INPUT, bare.code());
    assertTrue(bare.err().contains("Say --auth me to go on with it, or --open"), bare.err());
    assertEquals(ExitCode.DONE, stage.run("app", "update", "shop", ":2").code());
    assertTrue(isOf(kept(2).getFirst(), PASSWORD));
    piped("", "--open");
    assertEquals(List.of(), kept(3));
    piped("");
  }

  @Test
  void whatFollowsIsShownWithTheHashAlone() {
    Answer shown = piped(PASSWORD, "--auth=me", "--show");
    assertTrue(isOf(AppFile.logins(shown.out()).getFirst(), PASSWORD));
    assertFalse(shown.out().contains(PASSWORD));
  }

  @Test
  void whatBcryptWouldCutOffIsRefused() {
    Answer answer = stage.piped("x".repeat(72), words("--auth=me"));
    assertEquals(ExitCode.BAD_INPUT, answer.code());
    assertTrue(answer.err().contains("the password of me is too long"), answer.err());
  }
}
