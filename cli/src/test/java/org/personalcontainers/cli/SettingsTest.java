package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.personalcontainers.cli.word.ExitCode;

/** What a person is asked when a stack is deployed, and what is kept of the answers. */
final class SettingsTest extends ShopStage {
  private String asking() throws IOException {
    return file(
        "shop.yml",
        """
        x-settings:
          DOMAIN: {type: domain, question: 'Under which domain?'}
          PORT: {type: number, default: 8080, question: 'At which port?'}
          HIDDEN_ONE: {default: x}
          TOKEN: {type: secret, question: The token of the shop}
        services: {web: {image: 'shop:1', command: ['${DOMAIN}', '${PORT}', '${TOKEN}']}}
        """);
  }

  private static Answer isDone(Answer answer) {
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    assertFalse((answer.out() + answer.err()).contains("planted"), "a secret shows");
    return answer;
  }

  /** As the newest paper in the store has it. */
  private String kept() {
    return cluster
        .documents()
        .tailMap(new org.personalcontainers.manager.store.DocumentName("stack"))
        .values()
        .stream()
        .reduce((_, last) -> last)
        .map(last -> new String(last.content().bytes(), java.nio.charset.StandardCharsets.UTF_8))
        .orElseThrow();
  }

  @Test
  void answersAreAskedForOnceAndKept() throws IOException {
    stage.with(Answer.HIDDEN, " planted ");
    Answer first =
        isDone(stage.atTerminal("no domain\nshop.example.org\n\n", "stack", "deploy", asking()));
    assertTrue(first.err().contains("Under which domain?: "), first.err());
    assertTrue(first.err().contains("is not a domain name"), first.err());
    assertTrue(first.err().contains("At which port? [8080]: "), first.err());
    assertFalse(first.err().contains("HIDDEN_ONE"), "it has a default, and no question");
    assertTrue(kept().contains("shop.example.org"), kept());
    assertTrue(kept().contains("\" planted \""), "a secret may begin and end with spaces");
    Answer again = isDone(stage.atTerminal("", "stack", "deploy", asking()));
    assertFalse(again.err().contains("Under which"), again.err());
    assertTrue(again.out().contains("Nothing to change"), again.out());
    isDone(stage.run("stack", "deploy", asking(), "--set", "PORT=9090", "--no-wait"));
    assertTrue(kept().contains("9090") && kept().contains("shop.example.org"), kept());
  }

  @Test
  void whatWouldChangeIsShownLineByLineAndNothingIsChanged() throws IOException {
    isDone(stage.run("stack", "deploy", shop()));
    String before = kept();
    String other = file("shop.yml", "services: {web: {image: 'shop:2'}}\n");
    Answer diff = isDone(stage.run("stack", "diff", other));
    assertTrue(diff.out().contains("+ services: {web: {image: 'shop:2'}}"), diff.out());
    assertTrue(diff.out().contains("web      changes"), diff.out());
    assertEquals(before, kept());
    assertTrue(isDone(stage.run("stack", "diff", shop())).out().contains("is so already"));
  }

  @Test
  void whereNobodyCanBeAskedItIsSaidWhatToSay() throws IOException {
    Answer refused = stage.run("stack", "deploy", asking());
    assertEquals(ExitCode.BAD_INPUT, refused.code());
    assertTrue(refused.err().contains("--set DOMAIN="), refused.err());
    assertTrue(refused.err().contains("--set TOKEN="), refused.err());
    assertFalse(refused.err().contains("PORT is not set"), "it has a default: " + refused.err());
  }

  @Test
  void whoGivesNoAnswerChangesNothing() throws IOException {
    Answer refused = stage.atTerminal("", "stack", "deploy", asking());
    assertEquals(ExitCode.BAD_INPUT, refused.code());
    assertTrue(refused.err().contains("nobody answers"), refused.err());
    assertTrue(cluster.documents().isEmpty());
  }
}
