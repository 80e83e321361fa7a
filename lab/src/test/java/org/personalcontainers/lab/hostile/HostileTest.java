package org.personalcontainers.lab.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.personalcontainers.lab.cluster.Founding;
import org.personalcontainers.lab.cluster.Wholeness;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.RealNodes;

/**
 * A cluster of three among strangers: one machine in the same network, and this one. First behind
 * the firewall, then with TLS alone.
 */
@RealNodes(value = 3, strangers = "mallory")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int API = 7670;
  private static final int AGENT = 7671;
  private static final int GROUP = 7672;
  private static final int STORE = 7673;
  private static final List<Integer> OURS = List.of(API, AGENT, GROUP, STORE);
  private static final List<Integer> THEIRS = List.of(2377, 7946, 24007);
  private static final byte[] NOTHING = new byte[0];

  /** Of what a daemon holds more after a siege than before it. */
  private static final int MOST_MORE_KILOBYTES = 40 * 1024;

  /** Beside what it holds in peace: the seats of each of its ports. */
  private static final int MOST_MORE_FILES = 160;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private RealNode pi1;
  private RealNode mallory;
  private List<Daemon> daemons = List.of();
  private Optional<Visitors> stolen = Optional.empty();
  private String declared = "";

  @BeforeAll
  void found(RealLab lab) throws IOException {
    Founding founding = new Founding(lab);
    founding.giveJoinFiles();
    founding.awaitKnocks();
    pi1 = lab.node("pi1");
    mallory = lab.node("mallory");
    pi1.outputWithin(PATIENCE, "pcctl", "cluster", "bootstrap", "--yes");
    Wholeness.await(lab, PATIENCE);
    daemons = Daemon.on(Stream.of("pi1", "pi2", "pi3").map(lab::node).toList());
    stolen = Optional.of(Visitors.of(pi1));
    declared = pi1.output("pcctl", "cluster", "show", "--output", "yaml");
  }

  private Visitors visitors() {
    return stolen.orElseThrow();
  }

  private boolean reaches(int port) {
    return mallory.run("nc", "-z", "-w", "1", pi1.address(), Integer.toString(port)).ok();
  }

  @Test
  @Order(1)
  void behindTheFirewallAStrangerReachesTwoPorts() {
    List<Integer> reached =
        Stream.of(OURS, THEIRS).flatMap(List::stream).filter(this::reaches).toList();
    assertEquals(List.of(API, AGENT), reached);
    assertFalse(reaches(brickPort()), "a brick");
  }

  private int brickPort() {
    String port =
        pi1.shell(
            "gluster --xml volume status docker | sed -n 's:.*<port>\\([0-9]*\\)</port>.*:\\1:p'");
    return Integer.parseInt(port.lines().findFirst().orElseThrow());
  }

  @Test
  @Order(2)
  void whoIsNobodyIsToldNothing() throws IOException {
    for (Visitor visitor :
        List.of(visitors().forger(), visitors().stranger(), visitors().agent())) {
      for (String road :
          List.of(
              "/v1/cluster",
              "/v1/status",
              "/v1/spec",
              "/v1/keys",
              "/metrics",
              "/v1/nodes",
              "/nowhere")) {
        assertEquals(403, visitor.get(pi1.address(), API, road), visitor + " at " + road);
      }
    }
    for (Visitor visitor : visitors().outsiders()) {
      for (String road :
          List.of(
              "/v1/node",
              "/v1/observation",
              "/v1/join-token",
              "/metrics",
              "/v1/company",
              "/nowhere")) {
        assertEquals(403, visitor.get(pi1.address(), AGENT, road), visitor + " at " + road);
      }
      for (String road :
          List.of("/v1/orders", "/v1/manager", "/v1/membership", "/v1/admissions", "/v1/claims")) {
        assertEquals(
            403,
            visitor.status(pi1.address(), AGENT, "POST", road, NOTHING),
            visitor + " at " + road);
      }
    }
    assertEquals(200, visitors().manager().get(pi1.address(), AGENT, "/v1/node"));
    assertEquals(200, visitors().person().get(pi1.address(), API, "/v1/cluster"));
    // A manager's certificate orders agents; the join key stays with the managers' own machines.
    assertEquals(403, visitors().manager().get(pi1.address(), AGENT, "/v1/company"));
  }

  @Test
  @Order(3)
  void withoutACertificateNothingIsToldEither() {
    for (String place :
        List.of("7670/v1/status", "7670/metrics", "7671/v1/observation", "7671/metrics")) {
      String code =
          mallory.output(
              "curl",
              "-sk",
              "-o",
              "/dev/null",
              "-w",
              "%{http_code}",
              "https://" + pi1.address() + ":" + place);
      assertEquals("403", code, place);
    }
  }

  @Test
  @Order(4)
  void aStrangerOnTheNodeFindsNoSocketOpen() {
    for (String socket : List.of("agent", "manager")) {
      assertEquals(
          "660 root:pcctl".replace("root", socket.equals("agent") ? "root" : "pc-manager"),
          pi1.output("stat", "-c", "%a %U:%G", "/run/personal-containers/" + socket + ".sock"));
    }
    for (String path : List.of("identity", "manager", "agent")) {
      assertEquals("700", pi1.output("stat", "-c", "%a", "/var/lib/personal-containers/" + path));
    }
    assertEquals("600", pi1.output("stat", "-c", "%a", "/etc/personal-containers/join.yml"));
  }

  @Test
  @Order(5)
  void aReplayedJoinIsWorthNothing() throws IOException {
    String before = pi1.output("pcctl", "cluster", "history");
    Replay replay = new Replay(pi1);
    assertEquals(List.of(), replay.differences());
    assertEquals(before, pi1.output("pcctl", "cluster", "history"));
  }

  @Test
  @Order(6)
  void withoutTheFirewallTlsHolds() throws IOException {
    declare(declared.replaceAll("(?m)^firewall:.*\\R", "") + "firewall: false\n");
    Patience.until(PATIENCE, "the firewall to go", () -> OURS.stream().allMatch(this::reaches));
    for (int port : List.of(GROUP, STORE)) {
      for (Visitor visitor : visitors().outsiders()) {
        assertEquals(
            Visitor.Reception.SENT_AWAY,
            visitor.shakeHands(pi1.address(), port),
            visitor + " at " + port);
      }
      assertEquals(
          Visitor.Reception.LET_IN,
          visitors().manager().shakeHands(pi1.address(), port),
          "at " + port);
    }
    assertFalse(
        mallory
            .run("timeout", "30", "mount", "-t", "glusterfs", pi1.address() + ":/docker", "/mnt")
            .ok());
    assertFalse(mallory.run("mountpoint", "-q", "/mnt").ok());
    assertFalse(
        mallory
            .run(
                "timeout",
                "20",
                "docker",
                "swarm",
                "join",
                "--token",
                "SWMTKN-1-" + "0".repeat(50) + "-" + "0".repeat(25),
                pi1.address() + ":2377")
            .ok());
  }

  private void declare(String yaml) {
    pi1.outputWithin(
        PATIENCE, "sh", "-c", "printf '%s' \"$1\" | pcctl cluster apply --yes -f -", "sh", yaml);
  }

  @Test
  @Order(7)
  void aSiegeCostsLittleAndOthersAreServed(RealLab lab) throws Exception {
    Map<Daemon, Daemon.Weight> before = weights();
    try (Customer customer = Customer.asking(lab.node("pi2"), pi1.address())) {
      for (int port : OURS) {
        besiege(port);
        report(port, before);
      }
      customer.mustHaveBeenServed(LONGEST_WAIT);
    }
    Map<Daemon, Daemon.Weight> after = weights();
    after.forEach(
        (daemon, weight) ->
            compare(daemon, Optional.ofNullable(before.get(daemon)).orElseThrow(), weight));
    Wholeness.await(lab, PATIENCE);
  }

  private void besiege(int port) {
    Random random = new Random(port);
    try (Crowd crowd = new Crowd(pi1.address(), port)) {
      crowd.pour(100, 64 * 1024, random);
      crowd.pourRecords(20, 4 << 20);
      crowd.gather(1_500);
      long end = System.nanoTime() + Duration.ofSeconds(6).toNanos();
      Patience.until(
          Duration.ofSeconds(30),
          "the loris to be sent away at " + port,
          () -> crowd.drip() == 0 || System.nanoTime() > end);
      report(port, Map.of());
    }
  }

  private Map<Daemon, Daemon.Weight> weights() {
    Map<Daemon, Daemon.Weight> weights = new LinkedHashMap<>();
    daemons.forEach(daemon -> weights.put(daemon, daemon.weight()));
    return weights;
  }

  private void report(int port, Map<Daemon, Daemon.Weight> before) {
    List<String> lines = new ArrayList<>();
    for (Daemon daemon : daemons.subList(0, 2)) {
      lines.add(daemon + ": " + daemon.weight());
    }
    System.out.println(
        "besieged at " + port + (before.isEmpty() ? ": " : ", after: ") + String.join("; ", lines));
  }

  private static void compare(Daemon daemon, Daemon.Weight before, Daemon.Weight after) {
    System.out.println(daemon + ": " + before + "; after the siege " + after);
    assertEquals(before.pid(), after.pid(), daemon + " was started again");
    assertTrue(after.kilobytes() - before.kilobytes() < MOST_MORE_KILOBYTES, daemon + ": " + after);
    assertTrue(after.files() - before.files() < MOST_MORE_FILES, daemon + ": " + after);
  }

  @Test
  @Order(8)
  void afterwardsAllIsAsDeclared(RealLab lab) {
    declare(declared);
    Patience.until(PATIENCE, "the firewall to be back", () -> !reaches(STORE));
    Wholeness.await(lab, PATIENCE);
    String nodes = pi1.output("docker", "node", "ls", "--format", "{{.Hostname}}");
    assertFalse(nodes.contains("mallory"), nodes);
    assertEquals(
        Optional.empty(),
        pi1.output("gluster", "pool", "list")
            .lines()
            .filter(line -> line.contains("mallory"))
            .findAny());
    assertTrue(
        pi1.output("pcctl", "cluster", "plan", "--output", "json").contains("\"steps\": []"));
  }
}
