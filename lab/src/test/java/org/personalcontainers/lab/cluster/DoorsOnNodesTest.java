package org.personalcontainers.lab.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.RealNodes;

/**
 * What stands before containers, with the real Traefik: passwords, what browsers are told, the
 * dashboard. Slow, because Go compiles podinfo from a cold start for minutes.
 */
@Tag("slow")
@RealNodes(3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DoorsOnNodesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String PASSWORD = "correct-horse-7";
  private static final String OTHER = "battery-staple-8";
  private static final String PROTECTED = "protected.lab.test";
  private static final String ADMIN = "admin.lab.test";

  private RealLab nodes;
  private RealNode pi1;

  @BeforeAll
  void bootstrap(RealLab lab) {
    nodes = lab;
    pi1 = lab.node("pi1");
    WayIn way = new WayIn(lab);
    way.load(System.out::println);
    Founding founding = new Founding(lab);
    founding.giveJoinFiles();
    founding.bootstrap();
    way.deploy(pi1);
    deploy(PASSWORD);
    nodes.nodes().forEach(way::awaitAnswer);
  }

  private String deploy(String password) {
    Output done =
        pi1.runWithin(
            PATIENCE,
            "sh",
            "-c",
            "echo %s | pcctl app deploy %s --name protected --port 9898 --domain %s --auth me"
                .formatted(password, WayIn.PODINFO, PROTECTED));
    assertTrue(done.ok(), done.toString());
    return done.out();
  }

  /** Of whoever answers there, its status and its headers. */
  private String ask(RealNode at, String domain, String path, String more) {
    return pi1.run(
            "sh",
            "-c",
            "curl -sk -m 5 -o /dev/null -D - %s --resolve %s:443:%s https://%s%s"
                .formatted(more, domain, at.address(), domain, path))
        .out();
  }

  private String status(RealNode at, String domain, String path, String more) {
    return ask(at, domain, path, more).replaceFirst("(?s)^\\S+ (\\d+).*", "$1");
  }

  private void await(String status, RealNode at, String domain, String path, String more) {
    Patience.until(
        PATIENCE,
        at + " to answer " + status + " for " + domain + path + " " + more,
        () -> status(at, domain, path, more).equals(status));
  }

  private static String as(String password) {
    return "-u me:" + password;
  }

  @Test
  @Order(1)
  void whoKnowsThePasswordGetsInOnEveryNode() {
    for (RealNode node : nodes.nodes()) {
      await("200", node, PROTECTED, "/version", as(PASSWORD));
      assertEquals("401", status(node, PROTECTED, "/version", ""));
      assertEquals("401", status(node, PROTECTED, "/version", as(OTHER)));
      assertEquals("401", status(node, PROTECTED, "/version", "-u you:" + PASSWORD));
    }
  }

  @Test
  @Order(2)
  void theContainerIsNotToldThePassword() {
    String told =
        pi1.shell(
            "curl -sk %s --resolve %s:443:%s https://%s/headers"
                .formatted(as(PASSWORD), PROTECTED, pi1.address(), PROTECTED));
    assertTrue(told.contains("X-Forwarded-Host"), told);
    assertFalse(told.contains("Authorization"), told);
  }

  @Test
  @Order(3)
  void browsersAreToldToComeByHttpsAlone() {
    for (String domain : List.of(WayIn.DOMAIN, PROTECTED)) {
      String headers = ask(pi1, domain, "/version", "");
      assertTrue(
          headers
              .toLowerCase(java.util.Locale.ROOT)
              .contains("strict-transport-security: max-age=15552000\r\n"),
          headers);
    }
  }

  @Test
  @Order(4)
  void nobodyTalksOldTls() {
    String more = "--tls-max 1.%d --ciphers DEFAULT@SECLEVEL=0";
    assertEquals("200", status(pi1, WayIn.DOMAIN, "/version", more.formatted(2)));
    assertEquals("", status(pi1, WayIn.DOMAIN, "/version", more.formatted(1)));
  }

  @Test
  @Order(5)
  void theSamePasswordChangesNothingAndAnotherOneIsTaken() {
    String before = service("protected_app");
    assertTrue(deploy(PASSWORD).startsWith("Nothing to change"));
    assertEquals(before, service("protected_app"));
    deploy(OTHER);
    assertNotEquals(before, service("protected_app"));
    await("200", pi1, PROTECTED, "/version", as(OTHER));
    await("401", pi1, PROTECTED, "/version", as(PASSWORD));
  }

  private String service(String name) {
    return pi1.shell("docker service inspect " + name + " -f '{{.Version.Index}}'");
  }

  @Test
  @Order(6)
  void thePasswordIsNowhere() {
    for (RealNode node : nodes.nodes()) {
      String found =
          node.shell(
              "grep -rlF -e %s -e %s /var/lib/personal-containers /var/log /run/log /etc /opt/docker 2>/dev/null; "
                      .formatted(PASSWORD, OTHER)
                  + "docker service inspect $(docker service ls -q) | grep -F -e %s -e %s; true"
                      .formatted(PASSWORD, OTHER));
      assertEquals("", found, node.toString());
    }
  }

  @Test
  @Order(7)
  void thereIsNoDashboardUnlessSomebodyMayEnter() {
    for (RealNode node : nodes.nodes()) {
      assertEquals("404", status(node, ADMIN, "/dashboard/", ""));
      assertEquals("404", status(node, ADMIN, "/api/rawdata", ""));
    }
  }

  @Test
  @Order(8)
  void whoKnowsThePasswordSeesTheDashboard() {
    String shown =
        pi1.shell(
            "echo "
                + PASSWORD
                + " | pcctl app deploy a --domain a.lab.test --auth me --show | sed -n 's/.*users: //p'");
    String login = shown.strip().replace("\"", "").replace("$$", "$");
    pi1.shell(
        "printf 'DOMAIN=lab.test\\nDASHBOARD_AUTH=%s\\n' \"'"
            + login.replace("$", "\\$")
            + "'\" > core.env");
    new WayIn(nodes).deployCore(pi1, "--env-file", "core.env");
    for (RealNode node : nodes.nodes()) {
      await("200", node, ADMIN, "/dashboard/", as(PASSWORD));
      await("401", node, ADMIN, "/dashboard/", "");
      assertEquals("401", status(node, ADMIN, "/api/rawdata", ""));
      assertEquals("200", status(node, ADMIN, "/api/rawdata", as(PASSWORD)));
      assertEquals("200", status(node, WayIn.DOMAIN, "/version", ""));
    }
    String headers = ask(pi1, ADMIN, "/", as(PASSWORD));
    assertTrue(headers.contains("/dashboard/"), headers);
  }

  @Test
  @Order(9)
  void figuresAreForWhoIsInsideAlone() {
    for (RealNode node : nodes.nodes()) {
      assertFalse(
          pi1.run("curl", "-s", "-m", "3", "http://" + node.address() + ":8080/metrics").ok());
      assertEquals("404", status(node, "other.lab.test", "/metrics", ""));
    }
    String inside =
        pi1.shell(
            "pid=$(docker inspect -f '{{.State.Pid}}' $(docker ps -q --filter name=core_traefik)); "
                + "nsenter -t $pid -n curl -s http://127.0.0.1:8080/metrics | grep -c ^traefik_");
    assertTrue(Integer.parseInt(inside.strip()) > 5, inside);
  }
}
