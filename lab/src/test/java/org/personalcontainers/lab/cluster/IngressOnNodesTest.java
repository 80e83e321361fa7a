package org.personalcontainers.lab.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.personalcontainers.lab.image.ImageStore;
import org.personalcontainers.lab.real.Bricks;
import org.personalcontainers.lab.real.LabHome;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.RealNodes;

/**
 * The real Traefik and the real podinfo: an image and a domain answer over HTTPS on every node, and
 * on the others when one is dead. Slow, because Go compiles podinfo from a cold start for minutes.
 */
@Tag("slow")
@RealNodes(3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IngressOnNodesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String DOMAIN = "podinfo.lab.test";

  private RealLab nodes;
  private RealNode pi1;

  @BeforeAll
  void bootstrap(RealLab lab) {
    nodes = lab;
    ImageStore store = ImageStore.of(LabHome.ofThisMachine(), System.out::println);
    List<Path> images = List.of(store.archive("traefik"), store.archive("stefanprodan/podinfo"));
    lab.nodes().forEach(node -> images.forEach(node::load));
    Founding founding = new Founding(lab);
    founding.giveJoinFiles();
    founding.awaitKnocks();
    pi1 = lab.node("pi1");
    ok("pcctl", "cluster", "bootstrap", "--yes");
  }

  private void ok(String... words) {
    Output done = pi1.runWithin(PATIENCE, words);
    assertTrue(done.ok(), done.toString());
  }

  private static Output asked(RealNode from, RealNode at, String path) {
    String where = DOMAIN + ":443:" + at.address();
    return from.run("curl", "-sk", "-m", "3", "--resolve", where, "https://" + DOMAIN + path);
  }

  private void answers(RealNode at) {
    Patience.until(
        PATIENCE, at + " to answer", () -> asked(pi1, at, "/version").out().contains("6.9.2"));
  }

  @Test
  @Order(1)
  void imageAndDomainAnswerOverHttpsOnEveryNode() {
    ok("pcctl", "stack", "deploy", "core");
    ok(
        "pcctl",
        "app",
        "deploy",
        "stefanprodan/podinfo:6.9.2",
        "--port",
        "9898",
        "--domain",
        DOMAIN);
    nodes.nodes().forEach(this::answers);
  }

  @Test
  @Order(2)
  void whoKnocksWithoutTlsIsSentOn() {
    for (RealNode node : nodes.nodes()) {
      String told =
          pi1.shell(
              "curl -s -o /dev/null -w '%{redirect_url}' -H 'Host: "
                  + DOMAIN
                  + "' http://"
                  + node.address()
                  + "/a");
      assertEquals("https://" + DOMAIN + "/a", told);
    }
  }

  @Test
  @Order(3)
  void aNameThatNobodyDeclaredLeadsNowhere() {
    String told =
        pi1.shell("curl -sk -o /dev/null -w '%{http_code}' https://" + pi1.address() + "/");
    assertEquals("404", told);
  }

  @Test
  @Order(4)
  void traefikHasNoSocketOfDocker() {
    String mounts =
        pi1.shell(
            "docker inspect $(docker ps -q --filter name=core_traefik) -f '{{json .Mounts}}'");
    assertFalse(mounts.contains("/run/docker.sock") || mounts.contains("/var/run"), mounts);
  }

  @Test
  @Order(5)
  void oneNodeLessAndTheOthersAnswer() {
    RealNode dead = nodes.node("pi3");
    nodes.kill(List.of(dead.name()));
    nodes.nodes().stream().filter(node -> !node.name().equals(dead.name())).forEach(this::answers);
    nodes.boot(dead.name(), Bricks.THERE);
    answers(dead);
  }
}
