package org.personalcontainers.lab.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.personalcontainers.lab.cluster.Founding;
import org.personalcontainers.lab.cluster.Wholeness;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.RealNodes;
import org.personalcontainers.link.identity.Tls;

/**
 * A cluster of three among strangers: one machine in the same network, and this one. First behind
 * the firewall, then with TLS alone.
 */
@Tag("slow")
@RealNodes(value = 3, strangers = "mallory")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int SSH = 22;
  private static final int API = 7670;
  private static final int AGENT = 7671;
  private static final int GROUP = 7672;
  private static final int STORE = 7673;
  private static final Set<Integer> INNER = Set.of(2377, 7946, 24007, GROUP, STORE);
  private static final Set<Integer> OPEN = Set.of(SSH, API, AGENT);
  private static final byte[] NOTHING = new byte[0];

  private static final List<String> ROADS_OF_MANAGER =
      List.of(
          "/v1/cluster",
          "/v1/status",
          "/v1/spec",
          "/v1/keys",
          "/metrics",
          "/v1/nodes",
          "/v1/history",
          "/nowhere");
  private static final List<String> ROADS_OF_AGENT =
      List.of(
          "/v1/node",
          "/v1/observation",
          "/v1/join-token",
          "/metrics",
          "/v1/company",
          "/v1/knocks",
          "/nowhere");
  private static final List<String> ORDERS =
      List.of("/v1/orders", "/v1/manager", "/v1/membership", "/v1/admissions", "/v1/claims");

  private RealNode pi1;
  private RealNode mallory;
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
    stolen = Optional.of(Visitors.of(pi1));
    declared = pi1.output("pcctl", "cluster", "show", "--output", "yaml") + "\n";
    for (String name : List.of("pi1", "pi2", "pi3")) {
      mallory.shell("echo " + lab.node(name).address() + " " + name + " >> /etc/hosts");
    }
  }

  private Visitors visitors() {
    return stolen.orElseThrow();
  }

  private boolean reaches(RealNode from, int port) {
    return from.run("nc", "-z", "-w", "2", pi1.address(), Integer.toString(port)).ok();
  }

  private Set<Integer> reached(RealNode from) {
    return listening().stream()
        .filter(port -> reaches(from, port))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whatever listens to more than the node itself, be it ours or not. */
  private Set<Integer> listening() {
    Set<String> everywhere = Set.of("0.0.0.0", "*", "[::]", pi1.address());
    return pi1.shell("ss -Hltn | awk '{print $4}'")
        .lines()
        .filter(place -> everywhere.contains(place.substring(0, place.lastIndexOf(':'))))
        .map(place -> Integer.valueOf(place.substring(place.lastIndexOf(':') + 1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Mounting says yes before a brick has said no: only what lies in it tells. */
  private static boolean mounts(RealNode node, RealNode server) {
    String volume = server.name() + ":/docker";
    boolean done =
        node.run("timeout", "30", "mount", "-t", "glusterfs", volume, "/mnt").ok()
            && node.run("timeout", "10", "test", "-d", "/mnt/config").ok();
    node.run("umount", "-l", "/mnt");
    return done;
  }

  private boolean joinsSwarm(String token) {
    mallory.run(
        "timeout", "30", "docker", "swarm", "join", "--token", token, pi1.address() + ":2377");
    boolean in =
        mallory.output("docker", "info", "-f", "{{.Swarm.LocalNodeState}}").equals("active");
    mallory.run("docker", "swarm", "leave", "--force");
    return in;
  }

  private String token() {
    return pi1.output("docker", "swarm", "join-token", "-q", "worker");
  }

  @Test
  @Order(1)
  void behindTheFirewallAStrangerReachesThreePorts(RealLab lab) {
    Set<Integer> fromAMember = reached(lab.node("pi2"));
    System.out.println("listening: " + listening() + "; reached by a member: " + fromAMember);
    assertEquals(listening(), fromAMember);
    assertTrue(fromAMember.containsAll(INNER), fromAMember.toString());
    assertTrue(fromAMember.containsAll(OPEN), fromAMember.toString());
    assertTrue(fromAMember.contains(brickPort()), fromAMember.toString());
    Set<Integer> fromOutside = reached(mallory);
    System.out.println("reached by a stranger: " + fromOutside);
    assertEquals(new TreeSet<>(OPEN), fromOutside);
    assertTrue(mounts(lab.node("pi2"), pi1), "a member mounts the volume");
    assertFalse(mounts(mallory, pi1), "a stranger mounts the volume");
    assertFalse(joinsSwarm(token()), "a stranger with a token joins the swarm");
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
    Visitors all = visitors();
    for (Visitor visitor : List.of(all.forger(), all.stranger(), all.agent())) {
      for (String road : ROADS_OF_MANAGER) {
        assertEquals(403, visitor.get(pi1.address(), API, road), visitor + " at " + road);
      }
    }
    for (Visitor visitor : all.outsiders()) {
      for (String road : ROADS_OF_AGENT) {
        assertEquals(403, visitor.get(pi1.address(), AGENT, road), visitor + " at " + road);
      }
      for (String road : ORDERS) {
        int status = visitor.status(pi1.address(), AGENT, "POST", road, NOTHING);
        assertEquals(403, status, visitor + " at " + road);
      }
    }
    assertEquals(200, all.manager().get(pi1.address(), AGENT, "/v1/node"));
    assertEquals(200, all.person().get(pi1.address(), API, "/v1/cluster"));
    // A manager's certificate orders agents; the join key stays with the managers' own machines.
    assertEquals(403, all.manager().get(pi1.address(), AGENT, "/v1/company"));
  }

  @Test
  @Order(3)
  void withoutACertificateNothingIsToldEither() throws IOException {
    for (String place :
        List.of("7670/v1/status", "7670/metrics", "7671/v1/observation", "7671/metrics")) {
      String url = "https://" + pi1.address() + ":" + place;
      String code = mallory.output("curl", "-sk", "-o", "/dev/null", "-w", "%{http_code}", url);
      assertEquals("403", code, place);
    }
    byte[] tooMuch = new byte[300 * 1024];
    Visitor stranger = visitors().stranger();
    assertEquals(413, stranger.status(pi1.address(), AGENT, "POST", "/v1/knock", tooMuch));
    assertEquals(413, stranger.status(pi1.address(), API, "POST", "/v1/plan", tooMuch));
    assertEquals(400, stranger.status(pi1.address(), AGENT, "POST", "/v1/knock", new byte[9999]));
  }

  @Test
  @Order(4)
  void aStrangerOnTheNodeFindsNoSocketOpen() {
    String run = "/run/personal-containers/";
    assertEquals("660 root:pcctl", pi1.output("stat", "-c", "%a %U:%G", run + "agent.sock"));
    assertEquals(
        "660 pc-manager:pcctl", pi1.output("stat", "-c", "%a %U:%G", run + "manager.sock"));
    for (String path : List.of("identity", "manager", "agent")) {
      assertEquals("700", pi1.output("stat", "-c", "%a", "/var/lib/personal-containers/" + path));
    }
    assertEquals("600", pi1.output("stat", "-c", "%a", "/etc/personal-containers/join.yml"));
  }

  @Test
  @Order(5)
  void aReplayedJoinIsWorthNothing() throws IOException {
    String before = pi1.output("pcctl", "cluster", "history");
    assertEquals(List.of(), new Replay(pi1).differences());
    assertEquals(before, pi1.output("pcctl", "cluster", "history"));
  }

  @Test
  @Order(6)
  void withoutTheFirewallCertificatesHold(RealLab lab) throws IOException {
    declare(declared.replaceAll("(?m)^firewall:.*\\R", "") + "firewall: false\n");
    String now = pi1.output("pcctl", "cluster", "show", "--output", "yaml");
    assertTrue(now.contains("firewall: false"), now);
    Patience.until(
        PATIENCE,
        "the firewall to go",
        () -> INNER.stream().allMatch(port -> reaches(mallory, port)));
    for (int port : List.of(GROUP, STORE)) {
      for (Visitor visitor : visitors().outsiders()) {
        Visitor.Reception reception = visitor.shakeHands(pi1.address(), port);
        assertEquals(Visitor.Reception.SENT_AWAY, reception, visitor + " at " + port);
      }
      Visitor.Reception reception = visitors().manager().shakeHands(pi1.address(), port);
      assertEquals(Visitor.Reception.LET_IN, reception, "a manager at " + port);
    }
    assertTrue(mounts(lab.node("pi2"), pi1), "a member mounts the volume");
    assertFalse(mounts(mallory, pi1), "a stranger mounts the volume");
    String guessed = token().replaceAll("-[^-]*$", "-" + "0".repeat(25));
    assertFalse(joinsSwarm(guessed), "a stranger with half a token joins the swarm");
    mustKeepItsPool();
  }

  /** Of glusterd only what it refuses: it tells strangers a lot, and has no certificates. */
  private void mustKeepItsPool() {
    String remote = "--remote-host=" + pi1.address();
    System.out.println(
        "without the firewall glusterd tells a stranger: "
            + mallory.run("timeout", "20", "gluster", remote, "--mode=script", "volume", "info"));
    mallory.run("timeout", "20", "gluster", remote, "--mode=script", "volume", "stop", "docker");
    mallory.run("timeout", "20", "gluster", "--mode=script", "peer", "probe", pi1.address());
    assertTrue(pi1.output("gluster", "volume", "info", "docker").contains("Status: Started"));
    assertEquals(4, pi1.output("gluster", "pool", "list").lines().count(), "with its head");
  }

  private void declare(String yaml) {
    pi1.outputWithin(
        PATIENCE, "sh", "-c", "printf '%s' \"$1\" | pcctl cluster apply --yes -f -", "sh", yaml);
  }

  @Test
  @Order(7)
  void aSiegeCostsLittleAndOthersAreServed(RealLab lab) throws Exception {
    Tls stranger = Tls.of(visitors().stranger().identity());
    try (Customer customer = Customer.asking(lab.node("pi2"), pi1.address())) {
      Siege siege =
          new Siege(Daemon.on(List.of(pi1)), customer, Faces.taken(pi1.address(), Siege.FACES));
      // Twice those that handshakes make grow: what was taken once must be enough for the next.
      for (int port : List.of(API, AGENT, GROUP, STORE, GROUP, STORE)) {
        siege.of(Siege.at(pi1.address(), port));
      }
      for (int port : List.of(API, AGENT)) {
        siege.of(Siege.at(pi1.address(), port), stranger);
      }
      siege.mustHaveCostLittle();
    }
  }

  @Test
  @Order(8)
  void afterwardsAllIsAsDeclared(RealLab lab) {
    declare(declared);
    Patience.until(PATIENCE, "the firewall to be back", () -> !reaches(mallory, STORE));
    Wholeness.await(lab, PATIENCE);
    String nodes = pi1.output("docker", "node", "ls", "--format", "{{.Hostname}}");
    assertEquals(List.of("pi1", "pi2", "pi3"), Stream.of(nodes.split("\\R")).sorted().toList());
    assertFalse(pi1.output("gluster", "pool", "list").contains("mallory"));
    assertTrue(
        pi1.output("pcctl", "cluster", "plan", "--output", "json").contains("\"steps\": []"));
  }
}
