package org.personalcontainers.lab.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.real.Bricks;
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
  private static final Duration FAILOVER = Duration.ofSeconds(30);

  private RealLab nodes;
  private WayIn way;
  private RealNode pi1;

  @BeforeAll
  void bootstrap(RealLab lab) {
    nodes = lab;
    way = new WayIn(lab);
    way.load(System.out::println);
    Founding founding = new Founding(lab);
    founding.giveJoinFiles();
    founding.awaitKnocks();
    pi1 = lab.node("pi1");
    Output done = pi1.runWithin(PATIENCE, "pcctl", "cluster", "bootstrap", "--yes");
    assertTrue(done.ok(), done.toString());
  }

  @Test
  @Order(1)
  void imageAndDomainAnswerOverHttpsOnEveryNode() {
    way.deploy(pi1);
    nodes.nodes().forEach(way::awaitAnswer);
  }

  @Test
  @Order(2)
  void whoKnocksWithoutTlsIsSentOn() {
    for (RealNode node : nodes.nodes()) {
      String told =
          pi1.shell(
              "curl -s -o /dev/null -w '%{redirect_url}' -H 'Host: "
                  + WayIn.DOMAIN
                  + "' http://"
                  + node.address()
                  + "/a");
      assertEquals("https://" + WayIn.DOMAIN + "/a", told);
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
  void nobodyMeetsAnUpdate() {
    way.deployApp(pi1, "--replicas", "3");
    List<Visitor> visitors = visitors();
    way.deployApp(pi1, "--replicas", "3", "--env", "GREETING=two");
    visitors.forEach(IngressOnNodesTest::wasAlwaysAnswered);
  }

  @Test
  @Order(6)
  void nobodyMeetsAnImageThatCrashes() {
    List<Visitor> visitors = visitors();
    Output done =
        pi1.runWithin(
            PATIENCE,
            "sh",
            "-c",
            "pcctl stack deploy - --name podinfo <<'END'\n" + crashes() + "END");
    assertEquals(1, done.exit(), done.toString());
    assertTrue(done.err().contains("what ran before runs on"), done.toString());
    visitors.forEach(IngressOnNodesTest::wasAlwaysAnswered);
  }

  private List<Visitor> visitors() {
    return nodes.nodes().stream().map(node -> Visitor.of(node, WayIn.DOMAIN, "/version")).toList();
  }

  private static void wasAlwaysAnswered(Visitor visitor) {
    Visitor.Visits visits = visitor.leave();
    assertTrue(visits.all() > 0 && visits.failed() == 0, visits.toString());
  }

  /** The app as it is, with a port that no program may take. */
  private String crashes() {
    return pi1.output(
                "pcctl",
                "app",
                "deploy",
                WayIn.PODINFO,
                "--port",
                "9898",
                "--domain",
                WayIn.DOMAIN,
                "--replicas",
                "3",
                "--show")
            .replace("    networks:", "    command: [./podinfo, --no-such-flag]\n    networks:")
        + "\n";
  }

  @Test
  @Order(7)
  void theLeaderDiesAndTheOthersAnswer() {
    RealNode dead = leader();
    nodes.kill(List.of(dead.name()));
    Patience.until(FAILOVER, "the others to answer", () -> living(dead).allMatch(WayIn::answers));
    nodes.boot(dead.name(), Bricks.THERE);
    way.awaitAnswer(dead);
  }

  private RealNode leader() {
    return nodes.nodes().stream()
        .filter(
            node ->
                pi1.output("pcctl", "cluster", "status")
                    .contains("\n" + node.name() + "      leads"))
        .findFirst()
        .orElseThrow();
  }

  private Stream<RealNode> living(RealNode dead) {
    return nodes.nodes().stream().filter(node -> !node.name().equals(dead.name()));
  }

  @Test
  @Order(8)
  void allPlugsArePulledAndEverythingAnswersAgain() {
    List<NodeName> all = nodes.nodes().stream().map(RealNode::name).toList();
    nodes.kill(all);
    all.forEach(name -> nodes.boot(name, Bricks.THERE));
    nodes.nodes().forEach(way::awaitAnswer);
  }
}
