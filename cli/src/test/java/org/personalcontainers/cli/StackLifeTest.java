package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.ServiceSeen.Rollout;

/** What becomes of a stack that was handed in, against the real API. */
final class StackLifeTest extends ShopStage {
  /** It cannot be asked for where nobody sits. */
  @Test
  void whatGoesIsAskedFor() throws IOException {
    String both = file("shop.yml", "services: {web: {image: a}, db: {image: b}}\n");
    assertEquals(ExitCode.DONE, stage.run("stack", "deploy", both).code());
    String one = file("shop.yml", "services: {web: {image: a}}\n");
    assertEquals(ExitCode.BAD_INPUT, stage.run("stack", "deploy", one).code());
    Answer no = stage.atTerminal("n\n", "stack", "deploy", one);
    assertEquals(ExitCode.FAILED, no.code());
    assertTrue(no.err().contains("Take db of the stack shop away?"), no.err());
    assertEquals(ExitCode.DONE, stage.run("stack", "deploy", one, "--yes").code());
    assertFalse(stage.run("stack", "ps", "shop").out().contains("shop_db"));
  }

  @Test
  void whatDoesNotComeUpIsToldWithItsReason() throws Exception {
    cluster.stopWork();
    Thread swarm = Thread.startVirtualThread(this::takeBackWhatIsHandedIn);
    Answer answer = stage.run("stack", "deploy", shop());
    swarm.join();
    assertEquals(ExitCode.FAILED, answer.code(), answer.err());
    assertTrue(answer.err().contains("what ran before runs on"), answer.err());
    assertTrue(answer.err().contains("web.1 on pi2 ended with exit code 3"), answer.err());
    String list = stage.run("stack", "ls").out();
    assertTrue(list.contains("taken back"), list);
    Answer again = stage.run("stack", "deploy", shop(), "--no-wait");
    assertEquals(ExitCode.DONE, again.code(), again.err());
    String tried = stage.run("stack", "ls").out();
    assertTrue(tried.contains("comes"), tried);
  }

  private void takeBackWhatIsHandedIn() {
    try {
      while (wish().isEmpty()) {
        cluster.awaitChange(cluster.changes(), Duration.ofMillis(100));
      }
      shows(Rollout.ROLLED_BACK, 1, "web.1 on pi2 ended with exit code 3", 99);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whyAnOrderCameToNothingIsTold() throws IOException {
    stage.run("stack", "deploy", shop(), "--no-wait");
    cluster.stopWork();
    cluster.complain(SHOP, "network proxy declared as external, but could not be found");
    String list = stage.run("stack", "ls").out();
    assertTrue(list.contains("could not be found"), list);
  }

  @Test
  void aServiceThatFailsIsToldWithItsReason() throws IOException {
    stage.run("stack", "deploy", shop(), "--no-wait");
    shows(Rollout.STEADY, 0, "no such image", 5);
    String services = stage.run("stack", "ps", "shop").out();
    assertTrue(services.contains("shop_web  fails  0/1      shop:1  no such image"), services);
  }

  @Test
  void backToWhatWasHandedInBefore() throws IOException {
    assertEquals(ExitCode.DONE, stage.run("stack", "deploy", shop()).code());
    Answer nothing = stage.run("stack", "rollback", "shop");
    assertEquals(ExitCode.FAILED, nothing.code());
    assertTrue(nothing.err().contains("nothing else was handed in as shop before"), nothing.err());
    assertEquals(ExitCode.DONE, stage.run("stack", "deploy", shop(), "--set", "V=2").code());
    Answer back = stage.run("stack", "rollback", "shop");
    assertEquals(ExitCode.DONE, back.code(), back.err());
    assertTrue(text("stack/shop/3").contains("shop:1"), text("stack/shop/3"));
    assertTrue(wish().orElseThrow() instanceof StackWish.Run);
  }

  /** Swarm says of it for good that it was taken back once. */
  @Test
  void whatIsBackAtWhatItShouldBeRuns() throws IOException {
    stage.run("stack", "deploy", shop(), "--no-wait");
    shows(Rollout.ROLLED_BACK, Optional.of(wished()), 1, "", 99);
    Answer answer = stage.run("stack", "deploy", shop());
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
  }

  @Test
  void onlyTheLastFewAreKept() throws IOException {
    for (int i = 1; i <= 7; i++) {
      stage.run("stack", "deploy", shop(), "--set", "V=" + i, "--no-wait");
    }
    List<String> kept =
        cluster.documents().keySet().stream()
            .map(Object::toString)
            .filter(name -> name.startsWith("stack/"))
            .toList();
    assertEquals(
        List.of("stack/shop/3", "stack/shop/4", "stack/shop/5", "stack/shop/6", "stack/shop/7"),
        kept);
  }

  @Test
  void aStackIsRemovedOnceAPersonSaysYes() throws IOException {
    stage.run("stack", "deploy", shop());
    assertEquals(ExitCode.BAD_INPUT, stage.run("stack", "rm", "shop").code());
    Answer answer = stage.atTerminal("y\n", "stack", "rm", "shop");
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    assertFalse(stage.run("stack", "ls").out().contains("shop"));
    assertFalse(cluster.documents().toString().contains("stack/shop"));
    Answer again = stage.run("stack", "rm", "shop", "--yes");
    assertEquals(ExitCode.BAD_INPUT, again.code(), again.out());
    assertTrue(again.err().contains("nobody handed in a stack named shop"), again.err());
  }

  /** What somebody begins under the name of one that went is theirs. */
  @Test
  void whatSomebodyElseDeployedIsNotOursToRemove() throws IOException {
    stage.run("stack", "deploy", shop());
    stage.run("stack", "rm", "shop", "--yes");
    shows(Rollout.STEADY, Optional.empty(), 1, "", 120);
    String list = stage.run("stack", "ls").out();
    assertTrue(list.contains("shop   not ours"), list);
    Answer answer = stage.run("stack", "rm", "shop", "--yes");
    assertEquals(ExitCode.FAILED, answer.code());
    assertTrue(answer.err().contains("docker stack rm shop"), answer.err());
    assertTrue(cluster.lastTurn().orElseThrow().plan().steps().isEmpty());
  }

  /** What ran before must not be pushed out by what never came up. */
  @Test
  void tryingTheSameAgainKeepsWhatWasBefore() throws IOException {
    stage.run("stack", "deploy", shop());
    stage.run("stack", "deploy", shop(), "--set", "V=bad", "--no-wait");
    for (int i = 0; i < 7; i++) {
      shows(Rollout.ROLLED_BACK, 1, "no", 100 + i);
      stage.run("stack", "deploy", shop(), "--set", "V=bad", "--no-wait");
    }
    Answer back = stage.run("stack", "rollback", "shop", "--no-wait");
    assertEquals(ExitCode.DONE, back.code(), back.err());
  }

  /** Else every removal would stay in the books for good. */
  @Test
  void aWishThatCameTrueIsForgotten() throws IOException {
    stage.run("stack", "deploy", shop());
    stage.run("stack", "rm", "shop", "--yes");
    stage.run("stack", "deploy", shop(), "--name", "other");
    SortedMap<StackName, StackWish> wishes = cluster.books().orElseThrow().stacks();
    assertEquals(List.of("blog", "other"), wishes.keySet().stream().map(Object::toString).toList());
  }

  @Test
  void aStackThatNobodyNamedSoIsSaidSo() {
    Answer answer = stage.run("stack", "ps", "shop");
    assertEquals(ExitCode.BAD_INPUT, answer.code());
    assertTrue(answer.err().contains("there is no stack shop; there are: [blog]"), answer.err());
  }

  @Test
  void noSecretIsShown() throws IOException {
    String compose =
        file(
            "shop.yml",
            """
            services: {web: {image: a, hostname: "$DB_PASSWORD", secrets: [s]}}
            secrets: {s: {environment: DB_PASSWORD}}
            """);
    String value = "DB_PASSWORD=hunter2";
    for (String format : List.of("table", "json", "yaml")) {
      Answer answer =
          stage.run("stack", "deploy", compose, "--set", value, "--no-wait", "--output", format);
      assertEquals(ExitCode.DONE, answer.code(), answer.err());
      assertFalse((answer.out() + answer.err()).contains("hunter2"));
      for (List<String> verb :
          List.of(List.of("stack", "ls"), List.of("stack", "ps"), List.of("events"))) {
        String out = stage.run(verb.toArray(String[]::new)).out();
        assertFalse(out.contains("hunter2"), out);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stack ls", "stack ps", "stack ps blog"})
  void everyQuestionIsAnsweredInEveryFormat(String verb) {
    for (String format : List.of("table", "json", "yaml")) {
      Answer answer = stage.run((verb + " --output " + format).split(" ", -1));
      assertEquals(ExitCode.DONE, answer.code(), answer.err());
      assertEquals(format.equals("json"), answer.out().startsWith("{"), answer.out());
    }
  }

  @Test
  void whereNoManagerOfTheSwarmTellsThatIsSaid() throws IOException {
    for (String node : List.of("pi1", "pi2", "pi3")) {
      NodeName name = new NodeName(node);
      Observation.Seen seen = observation(name);
      cluster.see(
          name,
          new Observation.Seen(seen.status().withCluster(Fact.unknown("no leader")), List.of()));
    }
    String list = stage.run("stack", "ls").out();
    assertTrue(list.contains("blog   not known  0/0"), list);
  }
}
