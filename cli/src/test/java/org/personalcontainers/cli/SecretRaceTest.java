package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.status.ServiceSeen.Rollout;
import org.personalcontainers.manager.stack.Shelf;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Write;

/** Secrets and stacks that are changed at once, and what can't be read, or has no room. */
final class SecretRaceTest extends ShopStage {
  @BeforeEach
  void keepOne() {
    isDone(stage.piped("one", "secret", "set", "token"));
  }

  private static Answer isDone(Answer answer) {
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    return answer;
  }

  private Answer deploy() {
    try {
      String text =
          """
          services: {web: {image: 'shop:1', secrets: [token]}}
          secrets: {token: {external: true}}
          """;
      return stage.run("stack", "deploy", file("shop.yml", text), "--yes", "--no-wait");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is wished for can be put together: else it would be ordered in vain for ever. */
  private void isWhole() {
    StackWish.Run run = assertInstanceOf(StackWish.Run.class, wish().orElseThrow());
    Shelf shelf = new Shelf(cluster.documents());
    assertTrue(shelf.rendered(SHOP, run.content()).isPresent());
  }

  @Test
  void oneThatGoesWhileAStackThatUsesItComesIsMissed() {
    cluster.meanwhile(() -> isDone(stage.run("secret", "rm", "token", "--yes")));
    Answer deployed = deploy();
    assertEquals(ExitCode.FAILED, deployed.code());
    assertTrue(deployed.err().contains("pcctl secret set token"), deployed.err());
  }

  @Test
  void aStackThatComesWhileItsSecretGoesKeepsIt() {
    cluster.meanwhile(() -> isDone(deploy()));
    Answer removed = stage.run("secret", "rm", "token", "--yes");
    assertEquals(ExitCode.FAILED, removed.code());
    assertTrue(removed.err().contains("is used by [shop]"), removed.err());
    isWhole();
  }

  @Test
  void aStackThatComesWhileItsSecretChangesGetsTheNewOne() {
    cluster.meanwhile(() -> isDone(deploy()));
    Answer set = isDone(stage.piped("two", "secret", "set", "token", "--no-wait"));
    assertTrue(set.out().contains("shop_web gets it anew"), set.out());
    isWhole();
  }

  @Test
  void aSecretThatChangesWhileItsStackComesSendsItBack() {
    cluster.meanwhile(() -> isDone(stage.piped("two", "secret", "set", "token")));
    Answer deployed = deploy();
    assertEquals(ExitCode.FAILED, deployed.code());
    assertTrue(deployed.err().contains("or a secret of it"), deployed.err());
    isDone(deploy());
    isWhole();
  }

  @Test
  void whatSwarmTookBackIsNotTriedAgainForAnotherSecret() {
    isDone(deploy());
    StackWish.Run before = assertInstanceOf(StackWish.Run.class, wish().orElseThrow());
    shows(Rollout.ROLLED_BACK, 1, "exit 1", before.since() + 1);
    Answer set = isDone(stage.piped("two", "secret", "set", "token"));
    assertTrue(set.out().contains("shop gets it when it is deployed"), set.out());
    assertTrue(
        cluster.lastTurn().orElseThrow().plan().steps().isEmpty(), "nobody asked for the file");
  }

  @Test
  void oneThatCanNotBeReadIsSaidAndCanBeSetAnewOrRemoved() {
    isDone(deploy());
    spoil("secret/token");
    assertTrue(isDone(stage.run("secret", "ls")).out().contains("can't be read"));
    assertTrue(isDone(stage.run("stack", "ls")).out().contains("shop"));
    isDone(stage.piped("two", "secret", "set", "token", "--no-wait"));
    isWhole();
    isDone(stage.piped("x", "secret", "set", "other"));
    spoil("secret/other");
    isDone(stage.run("secret", "rm", "other", "--yes"));
  }

  private void spoil(String name) {
    DocumentName document = new DocumentName(name);
    long revision = Optional.ofNullable(cluster.documents().get(document)).orElseThrow().revision();
    cluster.write(List.of(new Write.Put(document, revision, Content.of("{spoilt"))));
  }

  @Test
  void allTogetherLeaveTheClusterItsRoom() {
    String large = "x".repeat(64 * 1024);
    for (int i = 0; i < 11; i++) {
      isDone(stage.piped(large, "secret", "set", "large" + i));
    }
    Answer answer = stage.piped(large, "secret", "set", "large");
    assertEquals(ExitCode.FAILED, answer.code());
    assertTrue(answer.err().contains("all secrets together"), answer.err());
  }
}
