package org.personalcontainers.lab.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.personalcontainers.lab.real.Bricks;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.RealNodes;

/**
 * Certificates of the real pebble, asked for by the real Traefik's ports. Slow, because Go compiles
 * podinfo from a cold start for minutes.
 */
@Tag("slow")
@RealNodes(3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CertificatesOnNodesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String DOMAIN = WayIn.DOMAIN;
  private static final String ASTRAY = "astray.lab.test";
  private static final String MANAGER = "personal-containers-manager";

  private RealLab lab;
  private RealNode pi1;
  private Pebble pebble;

  @BeforeAll
  void bootstrap(RealLab nodes) {
    lab = nodes;
    pi1 = lab.node("pi1");
    WayIn way = new WayIn(lab);
    way.load(System.out::println);
    Founding founding = new Founding(lab);
    founding.giveJoinFiles();
    founding.bootstrap();
    pebble = Pebble.started(lab, pi1, lab.node("pi2"));
    pi1.shell(
        "{ pcctl cluster show --output yaml | sed '/^ingress:/,$d'; cat; } > /root/cluster.yml"
            + " <<'END'\n"
            + pebble.declared()
            + "END");
    ok("pcctl", "cluster", "apply", "--file", "/root/cluster.yml", "--yes");
    way.deploy(pi1);
  }

  private void ok(String... words) {
    Output done = pi1.runWithin(PATIENCE, words);
    assertTrue(done.ok(), done.toString());
  }

  private List<RealNode> nodes() {
    return lab.nodes();
  }

  /** Its authority is believed, and none of the machine's own. */
  private void answersWithCertificate(RealNode at) {
    Patience.until(
        PATIENCE,
        at + " to answer with a certificate",
        () ->
            pi1.run(
                    "curl",
                    "-s",
                    "-m",
                    "3",
                    "--cacert",
                    "/root/root.pem",
                    "--resolve",
                    DOMAIN + ":443:" + at.address(),
                    "https://" + DOMAIN + "/version")
                .out()
                .contains("6.9.2"));
  }

  private String shown(RealNode at, String name, String what) {
    return pi1.run(
            "sh",
            "-c",
            "openssl s_client -connect %s:443 %s < /dev/null 2>&1 | openssl x509 -noout %s"
                .formatted(at.address(), name, what))
        .out()
        .strip();
  }

  private String fingerprint(RealNode at) {
    return shown(at, "-servername " + DOMAIN, "-fingerprint -sha256");
  }

  private String certificates() {
    return pi1.run("pcctl", "cert", "ls").out();
  }

  private void awaitRow(String domain, String... words) {
    Patience.until(
        PATIENCE,
        domain + " to be " + List.of(words),
        () ->
            certificates()
                .lines()
                .anyMatch(
                    line ->
                        line.startsWith(domain)
                            && List.of(words).stream().allMatch(line::contains)));
  }

  @Test
  @Order(1)
  void theSameCertificateOnEveryNode() {
    nodes().forEach(this::answersWithCertificate);
    String first = fingerprint(pi1);
    assertTrue(first.contains("="), first);
    for (RealNode node : nodes()) {
      assertTrue(
          shown(node, "-servername " + DOMAIN, "-issuer").contains("Pebble"), node.toString());
      assertEquals(first, fingerprint(node));
    }
    awaitRow(DOMAIN, "good", "3 of 3");
  }

  @Test
  @Order(2)
  void whoAsksForAnotherNameIsShownNobodysCertificate() {
    for (String name : List.of("-servername other.lab.test", "-noservername")) {
      assertEquals("subject=CN=TRAEFIK DEFAULT CERT", shown(pi1, name, "-subject"));
    }
  }

  @Test
  @Order(3)
  void aKeyLiesWhereOnlyRootLooksAndNowhereElse() {
    String key = pi1.shell("sed -n 2p /run/personal-containers/ingress/certificates/*.key").strip();
    assertEquals(64, key.length(), "a line of base64");
    String places =
        pi1.shell(
            "grep -rlF '"
                + key
                + "' /run /var/lib/personal-containers /var/log /etc 2>/dev/null || true");
    assertFalse(places.contains("manager.sock"), places);
    for (String place : places.lines().toList()) {
      String mode = pi1.shell("stat -c %a:%U '" + place + "'");
      assertTrue(mode.equals("600:root") || mode.equals("600:pc-manager"), place + " " + mode);
    }
    for (String told :
        List.of(
            "journalctl --no-pager",
            "pcctl events",
            "pcctl cluster status",
            "pcctl cert ls --output json",
            "docker inspect $(docker ps -q)",
            "docker service inspect $(docker service ls -q)",
            "cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ | tr '\\0' '\\n'")) {
      assertFalse(pi1.shell(told + " 2>/dev/null || true").contains(key), told);
    }
    assertEquals("", pi1.shell("ss -Hltn 'sport = :7674'"), "nothing is asked just now");
  }

  @Test
  @Order(4)
  void aNodeThatStartsWithoutAnyManagerServesItAllTheSame() {
    String before = fingerprint(pi1);
    nodes().forEach(node -> node.shell("systemctl disable --now " + MANAGER));
    RealNode pi3 = lab.node("pi3");
    lab.kill(List.of(pi3.name()));
    lab.boot(pi3.name(), Bricks.THERE);
    answersWithCertificate(pi3);
    assertEquals(before, fingerprint(pi3));
    nodes().forEach(node -> node.shell("systemctl enable --now " + MANAGER));
    awaitRow(DOMAIN, "good", "3 of 3");
  }

  @Test
  @Order(5)
  void aLeaderThatDiesInTheMiddleOfAnOrderLeavesItToTheNext() {
    String before = fingerprint(pi1);
    ok("pcctl", "cert", "renew", DOMAIN);
    RealNode leader = leader();
    leader.shell("systemctl disable " + MANAGER + "; systemctl kill -s KILL " + MANAGER);
    leader.shell("systemctl stop " + MANAGER);
    Patience.until(PATIENCE, "another certificate", () -> !fingerprint(pi1).equals(before));
    nodes().forEach(this::answersWithCertificate);
    leader.shell("systemctl enable --now " + MANAGER);
    awaitRow(DOMAIN, "good", "3 of 3");
    Patience.until(PATIENCE, "Traefik to have looked", () -> !fingerprint(leader).equals(before));
  }

  private RealNode leader() {
    String told =
        pi1.shell(
            "curl -sf --unix-socket /run/personal-containers/manager.sock http://localhost/v1/cluster");
    return nodes().stream()
        .filter(node -> told.contains("\"leader\":\"" + node.name() + "\""))
        .findFirst()
        .orElseThrow(() -> new AssertionError(told));
  }

  @Test
  @Order(6)
  void anAuthorityThatIsAwayForAWhileIsAskedAgain() {
    String before = fingerprint(pi1);
    pebble.away();
    ok("pcctl", "cert", "renew", DOMAIN);
    awaitRow(DOMAIN, "waits");
    assertEquals(before, fingerprint(pi1));
    pebble.back();
    ok("pcctl", "cert", "renew", DOMAIN);
    Patience.until(PATIENCE, "another certificate", () -> !fingerprint(pi1).equals(before));
  }

  @Test
  @Order(7)
  void aNameThatLeadsElsewhereIsSaidAndNotAskedForAgainSoon() {
    String nobody = pi1.address().replaceFirst("[0-9]+$", "250");
    pebble.lead(nobody);
    ok(
        "pcctl",
        "app",
        "deploy",
        WayIn.PODINFO,
        "--name",
        "astray",
        "--port",
        "9898",
        "--domain",
        ASTRAY);
    awaitRow(ASTRAY, "waits", nobody);
    pebble.lead(nodes().get(1).address());
    ok("pcctl", "cert", "renew", ASTRAY);
    awaitRow(ASTRAY, "good");
  }
}
