package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.personalcontainers.cli.word.ExitCode;

/** {@code pcctl app deploy}, and the stacks of the catalogue, against the real API. */
final class AppTest extends ShopStage {
  private Answer app(String... words) {
    String[] all = new String[words.length + 2];
    all[0] = "app";
    all[1] = "deploy";
    System.arraycopy(words, 0, all, 2, words.length);
    return stage.run(all);
  }

  @Test
  void imageAndDomainAreEnough() {
    Answer answer = app("example/shop:1", "--domain", "shop.example.org");
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    assertTrue(answer.out().endsWith("https://shop.example.org\n"), answer.out());
    String services = stage.run("stack", "ps", "shop").out();
    assertTrue(services.contains("shop_app  runs"), services);
    assertTrue(stage.run("stack", "ls").out().contains("app example/shop:1"));
  }

  @Test
  void whatFollowsIsShownAndNothingIsDone() throws IOException {
    String more = file("more.env", "A=file\nB='b c'\n");
    Answer answer =
        app(
            "registry.example.org:5000/team/shop:1@sha256:" + "0".repeat(64),
            "--domain=shop.example.org",
            "--domain=www.example.org",
            "--port=8080",
            "--route=/api",
            "--replicas=3",
            "--env-file=" + more,
            "--env=A=line",
            "--volume=/opt/docker/services/shop:/data",
            "--no-hsts",
            "--show");
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    for (String part :
        List.of(
            "traefik.http.routers.shop.rule: \"(Host(`shop.example.org`) || Host(`www.example.org`))"
                + " && PathPrefix(`/api`)\"",
            "server.port: \"8080\"",
            "replicas: 3",
            "traefik.http.routers.shop.middlewares: shop-retry",
            "A: line",
            "B: \"b c\"",
            "- \"/opt/docker/services/shop:/data\"")) {
      assertTrue(answer.out().contains(part), answer.out());
    }
    assertTrue(wish().isEmpty());
  }

  @Test
  void aVariableOfItsEnvironmentIsTakenAsItIs() {
    assertEquals(
        ExitCode.DONE, app("shop", "--internal", "--env", "PRICE=$5 ${X}", "--no-wait").code());
    assertTrue(text("stack/shop/1").contains("$$5 $${X}"), text("stack/shop/1"));
  }

  @ParameterizedTest
  @CsvSource({
    "shop, where is it reached?",
    "shop --internal --domain a.example.org, opposite things",
    "shop --domain a, is not a domain name",
    "shop --domain a.example.org --port x, is no number",
    "shop --domain a.example.org --port 70000, is no port",
    "shop --domain a.example.org --route api, is not a path",
    "shop --domain a.example.org --health `, is not a path",
    "shop --internal --replicas -1, is no number of containers",
    "shop --internal --env A, sets nothing",
    "shop --internal --volume data:/data, names no path that all nodes share",
    "shop --internal --name ../x, stack name",
    "shop --internal --auth me, opposite things",
    "shop --domain a.example.org --auth me --open, opposite things",
    "shop --domain a.example.org --auth me:swordfish, no password belongs there",
    "shop --domain a.example.org --auth me:$2y$10$short, no password belongs there",
    "shop --domain a.example.org --auth m,e, is not a user's name",
    "shop --domain a.example.org --auth me, the password of me is empty",
    "shop --domain a.example.org --auth @/no/such/file, can't read /no/such/file",
    "Shop! --internal --name shop, is not an image",
  })
  void whatMakesNoSenseIsSaidSo(String typed, String said) {
    Answer answer = app(typed.split(" "));
    assertFalse(answer.err().contains("swordfish"), answer.err());
    assertEquals(ExitCode.BAD_INPUT, answer.code(), answer.out());
    assertTrue(answer.err().contains(said), answer.err());
    assertTrue(wish().isEmpty());
  }

  @Test
  void anotherTagIsAnUpdateAndAllElseStays() throws IOException {
    String image = "registry.example.org:5000/team/shop";
    app(image + ":1", "--name=shop", "--internal", "--env=A=b");
    Answer answer = stage.run("app", "update", "shop", ":2");
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    String digest = "@sha256:" + "0".repeat(64);
    assertEquals(ExitCode.DONE, stage.run("app", "update", "shop", digest).code());
    assertTrue(text("stack/shop/3").contains(image + digest), text("stack/shop/3"));
    assertTrue(text("stack/shop/3").contains("A: b"), text("stack/shop/3"));
    String list = stage.run("app", "ls").out();
    assertTrue(list.contains("shop  runs   " + image + digest), list);
    assertFalse(list.contains("blog"), list);
    assertEquals(ExitCode.DONE, stage.run("app", "rollback", "shop").code());
    assertTrue(text("stack/shop/4").contains(image + ":2"), text("stack/shop/4"));
    assertEquals(ExitCode.DONE, stage.run("app", "update", "shop", "example/other").code());
    assertEquals(ExitCode.DONE, stage.run("app", "rm", "shop", "--yes").code());
    assertFalse(stage.run("app", "ls").out().contains("shop"));
  }

  @Test
  void onlyAnAppIsUpdated() throws IOException {
    Answer none = stage.run("app", "update", "shop", ":2");
    assertEquals(ExitCode.BAD_INPUT, none.code());
    assertTrue(none.err().contains("there is no app shop"), none.err());
    stage.run("stack", "deploy", shop(), "--no-wait");
    Answer stack = stage.run("app", "update", "shop", ":2");
    assertEquals(ExitCode.BAD_INPUT, stack.code());
    assertTrue(stack.err().contains("shop is no app: it was handed in as"), stack.err());
    app("shop:1", "--internal", "--no-wait");
    Answer bad = stage.run("app", "update", "shop", ":$ 2");
    assertEquals(ExitCode.BAD_INPUT, bad.code());
    assertTrue(bad.err().contains("is not an image"), bad.err());
  }

  @Test
  void aStackOfTheCatalogueIsDeployedByItsName() {
    String list = stage.run("stack", "catalogue").out();
    assertTrue(list.lines().anyMatch(line -> line.matches("core +the way in")), list);
    Answer answer = stage.run("stack", "deploy", "core", "--set", "TRAEFIK_VERSION=v3");
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    assertTrue(stage.run("stack", "ps", "core").out().contains("core_traefik  runs"));
    assertTrue(text("stack/core/1").contains("traefik:v3"), text("stack/core/1"));
  }
}
