package org.personalcontainers.lab.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.RealNodes;

/**
 * A wildcard of the real pebble, proved in the real Knot DNS, which pebble and the nodes ask. Slow,
 * because Go compiles podinfo from a cold start for minutes.
 */
@Tag("slow")
@RealNodes(3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WildcardsOnNodesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LIFE = Duration.ofMinutes(2);
  private static final String WILDCARD = "*." + NameServer.ZONE;
  private static final String PROOF = "_acme-challenge." + NameServer.ZONE;
  private static final String SECOND = "second." + NameServer.ZONE;

  /** Two words before the zone: the wildcard is not good for them. */
  private static final String ASTRAY = "x.astray." + NameServer.ZONE;

  private static final String NOWHERE = "x.nowhere." + NameServer.ZONE;
  private static final String MANAGER = "personal-containers-manager";

  private RealLab lab;
  private RealNode pi1;
  private NameServer names;
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
    names = NameServer.started(pi1, lab.node("pi2").address());
    nodes.nodes().forEach(names::isAskedBy);
    pebble = Pebble.asking(lab, pi1, pi1.address() + ":53");
    pi1.shell(
        "{ pcctl cluster show --output yaml | sed '/^ingress:/,$d'; cat; } > /root/cluster.yml"
            + " <<'END'\n"
            + pebble.declared()
            + "  zones:\n    lab.test: {provider: rfc2136, server: "
            + pi1.address()
            + ", key: acme, secret: dns_key}\n"
            + "  wildcards: [lab.test]\nEND");
    ok("pcctl", "cluster", "apply", "--file", "/root/cluster.yml", "--yes");
    way.deploy(pi1);
  }

  private void ok(String... words) {
    Output done = pi1.runWithin(PATIENCE, words);
    assertTrue(done.ok(), done.toString());
  }

  private void deploy(String name, String domain) {
    ok(
        "pcctl",
        "app",
        "deploy",
        WayIn.PODINFO,
        "--name",
        name,
        "--port",
        "9898",
        "--domain",
        domain);
  }

  private void awaitRow(String domain, String... words) {
    Patience.until(
        PATIENCE,
        domain + " to be " + List.of(words),
        () ->
            pi1.run("pcctl", "cert", "ls")
                .out()
                .lines()
                .anyMatch(
                    line ->
                        line.startsWith(domain + " ")
                            && Stream.of(words).allMatch(line::contains)));
  }

  private void awaitAnswer(String domain, RealNode at) {
    Patience.until(
        PATIENCE,
        at + " to answer for " + domain,
        () ->
            pi1.run(
                    "curl",
                    "-s",
                    "-m",
                    "3",
                    "--cacert",
                    "/root/root.pem",
                    "--resolve",
                    domain + ":443:" + at.address(),
                    "https://" + domain + "/version")
                .out()
                .contains("6.9.2"));
  }

  private String shown(RealNode at, String domain, String what) {
    return pi1.run(
            "sh",
            "-c",
            "openssl s_client -connect %s:443 -servername %s < /dev/null 2>&1 | openssl x509 -noout %s"
                .formatted(at.address(), domain, what))
        .out()
        .strip();
  }

  private String fingerprint(RealNode at, String domain) {
    return shown(at, domain, "-fingerprint -sha256");
  }

  private String told(String... words) {
    String out = pi1.run(words).out();
    System.out.println(String.join(" ", words) + ":\n" + out);
    return out;
  }

  @Test
  @Order(1)
  void withoutTheSecretItIsSaidWhatToType() {
    awaitRow(WILDCARD, "waits", "pcctl secret set dns_key");
    assertTrue(told("pcctl", "cluster", "status").contains("pcctl secret set dns_key"));
    assertTrue(told("pcctl", "events").contains("pcctl secret set dns_key"));
  }

  @Test
  @Order(2)
  void oneCertificateForAllNamesRightBelow() {
    pi1.shell("printf %s '" + NameServer.SECRET + "' | pcctl secret set dns_key --yes");
    awaitRow(WILDCARD, "good", "3 of 3");
    for (RealNode node : lab.nodes()) {
      awaitAnswer(WayIn.DOMAIN, node);
      assertTrue(
          shown(node, WayIn.DOMAIN, "-ext subjectAltName").contains("DNS:*.lab.test"),
          node.toString());
    }
    deploy("second", SECOND);
    awaitAnswer(SECOND, pi1);
    assertEquals(fingerprint(pi1, WayIn.DOMAIN), fingerprint(pi1, SECOND));
    String all = told("pcctl", "cert", "ls");
    assertEquals(2, all.lines().filter(line -> !line.isBlank()).count(), all);
    assertEquals(Set.of(), names.texts(PROOF), "taken away");
  }

  @Test
  @Order(3)
  void theKeyOfTheNameServerShowsNowhere() {
    for (String told :
        List.of(
            "journalctl --no-pager",
            "pcctl events",
            "pcctl cluster show",
            "pcctl cluster status",
            "pcctl cert ls --output json",
            "cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ | tr '\\0' '\\n'")) {
      assertFalse(pi1.shell(told + " 2>/dev/null || true").contains(NameServer.SECRET), told);
    }
    assertFalse(pi1.run("pcctl", "secret", "rm", "dns_key", "--yes").ok(), "a zone needs it");
  }

  @Test
  @Order(4)
  void aLeaderThatDiesInTheMiddleLeavesItToTheNext() {
    String before = fingerprint(pi1, WayIn.DOMAIN);
    ok("pcctl", "cert", "renew", WILDCARD);
    RealNode leader = leader();
    leader.shell("systemctl disable " + MANAGER + "; systemctl kill -s KILL " + MANAGER);
    leader.shell("systemctl stop " + MANAGER);
    Patience.until(
        PATIENCE, "another certificate", () -> !fingerprint(pi1, WayIn.DOMAIN).equals(before));
    leader.shell("systemctl enable --now " + MANAGER);
    awaitRow(WILDCARD, "good", "3 of 3");
    Patience.until(PATIENCE, "no proof to be left", () -> names.texts(PROOF).isEmpty());
  }

  private RealNode leader() {
    String told =
        pi1.shell(
            "curl -sf --unix-socket /run/personal-containers/manager.sock http://localhost/v1/cluster");
    return lab.nodes().stream()
        .filter(node -> told.contains("\"leader\":\"" + node.name() + "\""))
        .findFirst()
        .orElseThrow(() -> new AssertionError(told));
  }

  @Test
  @Order(5)
  void aNameServerThatIsAwayIsNamedAndTheCertificateStays() {
    String before = fingerprint(pi1, WayIn.DOMAIN);
    names.away();
    ok("pcctl", "cert", "renew", WILDCARD);
    awaitRow(WILDCARD, "waits", pi1.address());
    assertTrue(told("pcctl", "cluster", "status").contains("no new certificate for *.lab.test"));
    assertEquals(before, fingerprint(pi1, WayIn.DOMAIN));
    names.back();
    ok("pcctl", "cert", "renew", WILDCARD);
    Patience.until(
        PATIENCE, "another certificate", () -> !fingerprint(pi1, WayIn.DOMAIN).equals(before));
  }

  @Test
  @Order(6)
  void whereANameLeadsElsewhereTheAuthorityIsNotAsked() {
    String nobody = pi1.address().replaceFirst("[0-9]+$", "250");
    names.lead(ASTRAY, nobody);
    deploy("astray", ASTRAY);
    awaitRow(ASTRAY, "waits", "leads to " + nobody, "nobody answers");
    assertTrue(told("pcctl", "cluster", "status").contains("leads to " + nobody));
    assertTrue(told("pcctl", "events").contains("leads to " + nobody));
    assertFalse(
        pi1.shell("docker logs pebble 2>&1").contains("http://" + ASTRAY), "it came to look");
    names.lead(ASTRAY, lab.node("pi2").address());
    ok("pcctl", "cert", "renew", ASTRAY);
    awaitRow(ASTRAY, "good");
    awaitAnswer(ASTRAY, pi1);
  }

  @Test
  @Order(7)
  void aNameThatDnsDoesNotKnowIsNotEvenOrdered() {
    names.note(NOWHERE);
    deploy("nowhere", NOWHERE);
    awaitRow(NOWHERE, "waits", "DNS knows no address");
    names.lead(NOWHERE, lab.node("pi3").address());
    ok("pcctl", "cert", "renew", NOWHERE);
    awaitRow(NOWHERE, "good");
  }

  @Test
  @Order(8)
  void itIsRenewedByItselfBeforeItsEnd() {
    pebble.signsFor(LIFE);
    String old = fingerprint(pi1, WayIn.DOMAIN);
    ok("pcctl", "cert", "renew", WILDCARD);
    Patience.until(PATIENCE, "a short one", () -> !fingerprint(pi1, WayIn.DOMAIN).equals(old));
    for (int renewal = 0; renewal < 2; renewal++) {
      String before = fingerprint(pi1, WayIn.DOMAIN);
      Patience.until(
          LIFE,
          "the next one, before this one ends",
          () -> !fingerprint(pi1, WayIn.DOMAIN).equals(before));
      awaitAnswer(WayIn.DOMAIN, pi1);
    }
  }
}
