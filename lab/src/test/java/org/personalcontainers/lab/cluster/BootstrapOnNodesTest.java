package org.personalcontainers.lab.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.RealNodes;

/**
 * Three machines with our packages and a join.yml become one cluster by one command; a fourth joins
 * with nothing typed. Docker and Gluster say whether it is so.
 */
@RealNodes(3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BootstrapOnNodesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private RealNode pi1;

  @BeforeAll
  void bootstrap(RealLab lab) {
    Founding founding = new Founding(lab);
    founding.giveJoinFiles();
    founding.awaitKnocks();
    pi1 = lab.node("pi1");
    Output done = pi1.run("pcctl", "cluster", "bootstrap", "--yes");
    assertTrue(done.ok(), done.text());
    assertTrue(done.out().contains("home: all is as declared"), done.text());
  }

  @Test
  @Order(1)
  void swarmSeesThreeManagers() {
    String nodes = pi1.output("docker", "node", "ls", "--format", "{{.Status}} {{.ManagerStatus}}");
    assertEquals(3, nodes.lines().filter(line -> line.startsWith("Ready")).count(), nodes);
    assertEquals(2, nodes.lines().filter(line -> line.endsWith("Reachable")).count(), nodes);
  }

  @Test
  @Order(2)
  void whatOneNodeWritesTheOthersRead(RealLab lab) {
    pi1.output("sh", "-c", "echo shared > /opt/docker/config/word");
    for (String name : new String[] {"pi2", "pi3"}) {
      assertEquals("shared", lab.node(name).output("cat", "/opt/docker/config/word").strip());
    }
  }

  /** The store grew from one member to three by itself, and each knows what all know. */
  @Test
  @Order(2)
  void threeManagersKeepTheStoreAndHearEachOther(RealLab lab) {
    eventually(
        "three keep the store, and none of them is silent",
        "pcctl cluster status --output json | tr -d ' \\n' > /tmp/status"
            + " && test $(grep -o '\"standing\":' /tmp/status | wc -l) = 3"
            + " && ! grep -q '\"standing\":\"silent\"' /tmp/status");
    for (RealNode node : lab.nodes()) {
      Patience.until(
          PATIENCE, node + " to hear the others", () -> figure(node, "group_members 3.0"));
      assertTrue(figure(node, "store_members 3.0"), node + " knows another number of members");
      Patience.until(
          PATIENCE,
          node + " to know what happened at the first manager",
          () -> node.output("pcctl", "events").contains("this manager decides, in term"));
    }
  }

  private static boolean figure(RealNode node, String line) {
    return node.output(
            "curl",
            "-sf",
            "--unix-socket",
            "/run/personal-containers/manager.sock",
            "http://node/metrics")
        .contains("personal_containers_manager_" + line);
  }

  @Test
  @Order(3)
  void anUnchangedClusterHasNothingToDo() {
    String plan = pi1.output("pcctl", "cluster", "plan", "--output", "json");
    assertTrue(plan.contains("\"steps\": []") && plan.contains("\"waiting\": []"), plan);
  }

  @Test
  @Order(4)
  void whatSomebodyChangedByHandIsPutBack() {
    pi1.output("docker", "network", "rm", "proxy_traefik");
    eventually("the network is back", "docker network inspect proxy_traefik");
    pi1.output("sh", "-c", "sed -i '/pi2/d' /etc/hosts");
    eventually("the line is back", "grep -q 'pi2' /etc/hosts");
  }

  @Test
  @Order(5)
  void aBadEditChangesNothing() {
    String before = pi1.output("pcctl", "cluster", "show", "--output", "yaml");
    Output refused =
        pi1.run("sh", "-c", "printf 'cluster: home\\nnode: {}\\n' | pcctl cluster apply -f -");
    assertEquals(2, refused.exit(), refused.text());
    assertEquals(before, pi1.output("pcctl", "cluster", "show", "--output", "yaml"));
  }

  @Test
  @Order(6)
  void aFourthJoinsWithNothingTyped(RealLab lab) {
    lab.up(4, List.of());
    new Founding(lab).giveJoinFiles();
    RealNode pi4 = lab.node("pi4");
    Patience.until(
        PATIENCE,
        "pi4 to have the volume",
        () -> pi4.run("cat", "/opt/docker/config/word").out().strip().equals("shared"));
    String history = pi1.output("pcctl", "cluster", "history");
    assertTrue(history.contains("join"), history);
    eventually("pi4 is ready in the swarm", "docker node ls | grep pi4 | grep -q Ready");
  }

  private void eventually(String what, String command) {
    Patience.until(PATIENCE, what, () -> pi1.run("sh", "-c", command).ok());
  }
}
