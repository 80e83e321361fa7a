package org.personalcontainers.lab.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.personalcontainers.lab.real.LabHome;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.RealNodes;

/**
 * Every image of the catalogue answers on a node as its upstream image would. Slow because of
 * podinfo: from a cold start Go compiles for minutes.
 */
@Tag("slow")
@RealNodes(1)
class ImagesOnNodesTest {
  private static final Duration ANSWERING = Duration.ofSeconds(30);

  private final ImageStore store = ImageStore.of(LabHome.ofThisMachine(), System.out::println);
  private final RealNode node;

  ImagesOnNodesTest(RealLab lab) {
    this.node = lab.node("pi1");
  }

  @Test
  void podinfoAnswersAsTheUserThatItsImageNames() {
    start("stefanprodan/podinfo", "9898:9898");
    assertEquals(
        "6.9.2",
        answer("http://127.0.0.1:9898/version").replaceAll("(?s).*version\": \"|\".*", ""));
    assertEquals("app", inside("stefanprodan/podinfo", "id", "-un"));
    node.output("docker", "exec", "podinfo", "podcli", "check", "http", "localhost:9898/healthz");
  }

  @Test
  void goHttpbinTellsWhatItWasSent() {
    start("mccutchen/go-httpbin", "8080:8080");
    assertTrue(answer("http://127.0.0.1:8080/headers").contains("curl/"));
  }

  @Test
  void traefikTakesItsWordsItsOptionsAndCommandsOfAShell() {
    load("traefik");
    assertTrue(once("traefik", "version").contains("3.7.15"));
    assertEquals("here", once("traefik", "echo", "here"));
    start(
        "traefik",
        "8081:8080",
        "--ping=true",
        "--api.insecure=true",
        "--entrypoints.web.address=:80");
    assertEquals("OK", answer("http://127.0.0.1:8081/ping"));
    assertTrue(answer("http://127.0.0.1:8081/dashboard/").contains("<html"));
  }

  @Test
  void theRegistryTakesAnImage() {
    start("registry", "5000:5000");
    assertEquals("{}", answer("http://127.0.0.1:5000/v2/"));
    node.output("docker", "tag", store.name("registry").toString(), "127.0.0.1:5000/registry:1");
    node.output("docker", "push", "--quiet", "127.0.0.1:5000/registry:1");
    assertTrue(answer("http://127.0.0.1:5000/v2/_catalog").contains("\"registry\""));
  }

  @Test
  void httpdServesWhatItsDirectoryHolds() {
    start("httpd", "8082:80");
    assertTrue(answer("http://127.0.0.1:8082/").contains("It works!"));
    node.shell("docker exec httpd sh -c 'echo mine > /usr/local/apache2/htdocs/mine.txt'");
    assertEquals("mine", answer("http://127.0.0.1:8082/mine.txt"));
    String told = node.shell("docker logs httpd 2>&1");
    assertFalse(told.contains("exit signal"), told);
  }

  @Test
  void pebbleIsAnAuthorityAndAsksItsChallengeServer() {
    start("ghcr.io/letsencrypt/pebble", "14000:14000", "-config", "test/config/pebble-config.json");
    assertTrue(answer("https://127.0.0.1:14000/dir").contains("newOrder"));
    start("ghcr.io/letsencrypt/pebble-challtestsrv", "8055:8055");
    Patience.until(
        ANSWERING,
        "the challenge server",
        () ->
            node.run("curl", "-sf", "-d", "{\"ip\":\"\"}", "http://127.0.0.1:8055/set-default-ipv4")
                .ok());
  }

  /** As a person starts it: nothing but a name, a port, and its own words. */
  private void start(String image, String port, String... words) {
    load(image);
    String name = image.substring(image.lastIndexOf('/') + 1);
    node.shell(
        "docker run -d --name %s -p %s %s %s"
            .formatted(name, port, store.name(image), String.join(" ", words)));
  }

  private String once(String image, String... words) {
    return node.shell("docker run --rm " + store.name(image) + " " + String.join(" ", words));
  }

  private String inside(String image, String... words) {
    return node.shell(
        "docker exec "
            + image.substring(image.lastIndexOf('/') + 1)
            + " "
            + String.join(" ", words));
  }

  private void load(String image) {
    String said = node.load(store.archive(image));
    assertTrue(said.contains("Loaded image: " + store.name(image)), said);
  }

  private String answer(String url) {
    Patience.until(ANSWERING, url, () -> node.run("curl", "-sfk", url).ok());
    return node.output("curl", "-sfk", url);
  }
}
