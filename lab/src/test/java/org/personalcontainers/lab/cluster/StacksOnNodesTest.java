package org.personalcontainers.lab.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
 * A compose file handed in on three nodes: it runs, stays, changes and goes as its writer says, and
 * what does not come up is told with its reason. The image is the nodes' own busybox, as no
 * registry has to answer; host ports, because the kernel under the nodes may lack what Docker's
 * routing mesh needs.
 */
@RealNodes(3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StacksOnNodesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String SECRET = "hunter2-never-shown";
  private static final String KEPT = "correct-horse-battery";
  private static final String ROTATED = "staple-never-shown-either";
  private static final String IMAGE =
      "tar -C / -c usr/bin/busybox | docker import - lab/busybox:1 > /dev/null";

  private static final String SERVES = "/usr/bin/busybox, httpd, -f, -p, '8080', -h, /";
  private static final String CRASHES = "/usr/bin/busybox, sh, -c, echo no database; exit 3";

  private RealLab nodes;
  private RealNode pi1;

  @BeforeAll
  void bootstrap(RealLab lab) {
    nodes = lab;
    Founding founding = new Founding(lab);
    founding.giveJoinFiles();
    founding.awaitKnocks();
    pi1 = lab.node("pi1");
    Output done = pi1.runWithin(PATIENCE, "pcctl", "cluster", "bootstrap", "--yes");
    assertTrue(done.ok(), done.text());
    lab.nodes().forEach(node -> node.shell(IMAGE));
  }

  private Output deploy(RealNode on, String file, String... options) {
    String write = "cat > /tmp/shop.yml <<'END'\n" + file + "END\n";
    String line = "pcctl stack deploy /tmp/shop.yml " + String.join(" ", options);
    return on.runWithin(PATIENCE, "sh", "-c", write + line);
  }

  private Output deploy(String command, String word) {
    String shop =
        """
        services:
          web:
            image: lab/busybox:1
            command: [%s]
            ports: [{target: 8080, published: 8080, mode: host}]
            configs: [{source: word, target: /word}]
            secrets: [token, kept]
            networks: [proxy_traefik]
            stop_grace_period: 1s
            deploy:
              mode: global
              update_config: {parallelism: 3, monitor: 2s}
              rollback_config: {parallelism: 3, monitor: 1s}
        networks: {proxy_traefik: {external: true}}
        configs: {word: {content: "${WORD}"}}
        secrets: {token: {environment: API_TOKEN}, kept: {external: true}}
        """
            .formatted(command);
    return deploy(pi1, shop, "--set", "WORD=" + word, "--set", "API_TOKEN=" + SECRET);
  }

  private static String fetched(RealNode node, String path) {
    return node.run("curl", "-s", "-m", "3", "http://" + node.address() + ":8080" + path).out();
  }

  private void allServe(String word) {
    for (RealNode node : nodes.nodes()) {
      Patience.until(
          PATIENCE, node + " to serve " + word, () -> fetched(node, "/word").equals(word));
    }
  }

  private String tasks() {
    return pi1.output("docker", "service", "ps", "shop_web", "-q", "--no-trunc");
  }

  @Test
  @Order(1)
  void whatIsHandedInRunsWithItsConfigsAndSecrets() {
    Output set = secret("set", KEPT);
    assertTrue(set.ok(), set.toString());
    Output done = deploy(SERVES, "one");
    assertTrue(done.ok(), done.toString());
    assertTrue(done.out().endsWith("web  runs  3/3\n"), done.toString());
    allServe("one");
    assertEquals(SECRET, fetched(pi1, "/run/secrets/token"));
    assertEquals(KEPT, fetched(pi1, "/run/secrets/kept"));
  }

  private Output secret(String verb, String value) {
    return Planted.inSecret(pi1, PATIENCE, verb, value);
  }

  @Test
  @Order(2)
  void handedInAgainNothingRestarts() {
    String before = tasks();
    Output done = deploy(SERVES, "one");
    assertTrue(done.ok(), done.toString());
    assertTrue(done.out().startsWith("Nothing to change"), done.toString());
    assertEquals(before, tasks());
  }

  @Test
  @Order(3)
  void anotherConfigMovesTheServiceOverAndTheOldOneGoes() {
    Output done = deploy(SERVES, "two");
    assertTrue(done.ok(), done.toString());
    allServe("two");
    Output third = deploy(SERVES, "three");
    assertTrue(third.ok(), third.toString());
    allServe("three");
    String configs = pi1.output("docker", "config", "ls", "-q");
    assertEquals(2, configs.lines().count(), "what runs and what ran before, not more: " + configs);
  }

  @Test
  @Order(4)
  void anotherSecretMovesTheServiceOverAndThenTheFileChangesNothing() {
    Output rotated = secret("rotate", ROTATED);
    assertTrue(rotated.ok(), rotated.toString());
    assertTrue(rotated.out().contains("shop_web gets it anew"), rotated.toString());
    for (RealNode node : nodes.nodes()) {
      assertEquals(ROTATED, fetched(node, "/run/secrets/kept"), node.toString());
    }
    Output same = deploy(SERVES, "three");
    assertTrue(same.out().startsWith("Nothing to change"), same.toString());
    Output used = nodes.node("pi2").run("pcctl", "secret", "rm", "kept", "--yes");
    assertTrue(used.err().contains("is used by [shop]"), used.toString());
  }

  @Test
  @Order(4)
  void anyManagerIsAskedAndTellsTheSame() {
    for (RealNode node : nodes.nodes()) {
      String list = node.output("pcctl", "stack", "ls");
      assertTrue(list.contains("shop   runs   1/1"), list);
    }
  }

  @Test
  @Order(5)
  void whatDoesNotComeUpIsTakenBackAndToldWhy() {
    Output done = deploy(CRASHES, "three");
    assertEquals(1, done.exit(), done.toString());
    assertTrue(done.err().contains("what ran before runs on"), done.toString());
    assertTrue(done.err().contains("exit code 3"), done.toString());
    assertTrue(done.err().contains("    | no database"), done.toString());
    allServe("three");
    String status = pi1.output("pcctl", "cluster", "status");
    assertTrue(status.contains("pcctl stack deploy shop"), status);
    Output back = pi1.runWithin(PATIENCE, "pcctl", "stack", "rollback", "shop");
    assertTrue(back.ok(), back.toString());
    allServe("three");
  }

  @Test
  @Order(6)
  void whatSomebodyEndsByHandIsPutBack() {
    pi1.output("docker", "service", "rm", "shop_web");
    allServe("three");
  }

  @Test
  @Order(7)
  void aMissingPathIsToldInSeconds() {
    String file =
        "services: {web: {image: 'lab/busybox:1', volumes: ['/nowhere:/d'], command: [sleep]}}\n";
    Output done = deploy(pi1, file, "--name", "wrong");
    assertEquals(1, done.exit(), done.toString());
    assertTrue(done.err().contains("bind source path does not exist: /nowhere"), done.toString());
    Output gone = pi1.runWithin(PATIENCE, "pcctl", "stack", "rm", "wrong", "--yes");
    assertTrue(gone.ok(), gone.toString());
  }

  @Test
  @Order(8)
  void aMissingNetworkIsTold() {
    String file =
        """
        services: {web: {image: "lab/busybox:1", networks: [not-there]}}
        networks: {not-there: {external: true}}
        """;
    Output done = deploy(pi1, file, "--name", "wrong");
    assertEquals(1, done.exit(), done.toString());
    assertTrue(done.err().contains("could not be found"), done.toString());
    Output gone = pi1.runWithin(PATIENCE, "pcctl", "stack", "rm", "wrong", "--yes");
    assertTrue(gone.ok(), gone.toString());
  }

  /** A stopped one stays so, and starts with its configs and secrets. */
  @Test
  @Order(9)
  void whatIsStoppedRunsNowhereUntilItIsStarted() {
    Output stopped = pi1.runWithin(PATIENCE, "pcctl", "stack", "stop", "shop");
    assertTrue(stopped.ok(), stopped.toString());
    assertEquals("", pi1.output("docker", "service", "ls", "-q"));
    for (RealNode node : nodes.nodes()) {
      String list = node.output("pcctl", "stack", "ls");
      assertTrue(list.contains("shop   stopped  0/1"), list);
    }
    Output started = nodes.node("pi2").runWithin(PATIENCE, "pcctl", "stack", "start", "shop");
    assertTrue(started.ok(), started.toString());
    allServe("three");
    assertEquals(SECRET, fetched(pi1, "/run/secrets/token"));
  }

  @Test
  @Order(10)
  void aSecretShowsNowhereOutsideItsContainer() throws IOException {
    new Planted(List.of(SECRET, KEPT, ROTATED)).isNowhereOn(nodes.nodes());
  }

  /** With a new start at that: what is remembered of it is gone, too. */
  @Test
  @Order(10)
  void aManagerThatLostTheKeyIsGivenItByAnother() {
    String key = "/var/lib/personal-containers/manager/vault.json";
    String before = pi1.output("sha256sum", key);
    RealNode pi3 = nodes.node("pi3");
    pi3.shell(
        "u=personal-containers-manager; systemctl stop $u; rm %s; systemctl start $u"
            .formatted(key));
    Patience.until(
        PATIENCE, "its key again", () -> pi3.run("sha256sum", key).text().equals(before));
    assertEquals("600 pc-manager", pi3.output("stat", "-c", "%a %U", key));
  }

  @Test
  @Order(11)
  void whatARemovalLeavesAreVolumes() {
    Output gone = pi1.runWithin(PATIENCE, "pcctl", "stack", "rm", "shop", "--yes");
    assertTrue(gone.ok(), gone.toString());
    assertEquals("", pi1.output("docker", "service", "ls", "-q"));
    Patience.until(
        PATIENCE,
        "configs and secrets to be gone",
        () ->
            pi1.output("docker", "config", "ls", "-q").isEmpty()
                && pi1.output("docker", "secret", "ls", "-q").isEmpty());
    Output forgotten = pi1.run("pcctl", "secret", "rm", "kept", "--yes");
    assertTrue(forgotten.ok(), forgotten.toString());
    String networks = pi1.output("docker", "network", "ls", "--format", "{{.Name}}");
    assertTrue(networks.contains("proxy_traefik") && !networks.contains("shop"), networks);
  }

  /** Wherever it runs, and wherever it is asked. */
  @Test
  @Order(12)
  void whatContainersWriteIsReadOnEveryNode() {
    String file =
        """
        services:
          web:
            image: lab/busybox:1
            command: [/usr/bin/busybox, sh, -c, "echo begins; sleep 3; echo goes on; sleep 1000"]
            stop_grace_period: 1s
            deploy: {mode: global}
          away: {image: "lab/busybox:1", deploy: {placement: {constraints: [node.labels.no==1]}}}
        """;
    deploy(pi1, file, "--name", "talk", "--no-wait");
    String follow = "timeout 90 pcctl stack logs talk web -f | grep -m3 'goes on' | sort";
    Output followed = nodes.node("pi2").runWithin(PATIENCE, "sh", "-c", follow);
    String all = "web@pi1 | goes on\nweb@pi2 | goes on\nweb@pi3 | goes on\n";
    assertEquals(all, followed.out(), followed.toString());
    for (RealNode node : nodes.nodes()) {
      Output logs = node.run("pcctl", "stack", "logs", "talk", "--tail", "1");
      assertEquals(all, logs.out().lines().sorted().map(l -> l + "\n").reduce("", String::concat));
      assertTrue(logs.err().contains("away: nothing was written, and nothing runs"), logs.err());
    }
    Output unknown = pi1.run("pcctl", "stack", "logs", "talk", "wbe");
    assertEquals(2, unknown.exit(), unknown.toString());
    assertTrue(unknown.err().contains("it has: [away, web]"), unknown.toString());
    pi1.runWithin(PATIENCE, "pcctl", "stack", "rm", "talk", "--yes");
  }
}
