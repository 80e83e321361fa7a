package org.personalcontainers.lab.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.Packages;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.RealNodes;

/** Our packages under a cluster of one: installed, upgraded, removed, back again, and purged. */
@Tag("slow")
@RealNodes(1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PackagesOnNodesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String NEWER = "99.1";
  private static final List<String> DAEMONS =
      List.of("personal-containers-agent", "personal-containers-manager");
  private static final List<String> KEPT =
      List.of(
          "/etc/personal-containers/join.yml",
          "/var/lib/personal-containers/identity/identity.pem",
          "/var/lib/personal-containers/agent",
          "/gluster/volumes/docker/brick.1/config/word",
          "/opt/docker/config/word");

  /** A running daemon: its process, its command line, and the caches that lie in its memory. */
  private static final String DAEMON =
      """
      process=$(systemctl show -P MainPID "$1")
      echo "$process $(tr '\\0' ' ' < /proc/$process/cmdline)"
      grep -o '/var/cache/personal-containers/.*' /proc/$process/maps | sort -u
      """;

  private static final String MAKE_NEWER =
      """
      set -e
      mkdir -p /root/newer
      for package in /root/packages/*.deb; do
        tree=$(mktemp -d)
        dpkg-deb -R "$package" "$tree"
        sed -i "s/^Version: .*/Version: $1/" "$tree/DEBIAN/control"
        sed -i "s|^\\(cache=.*/\\).*|\\1$1|" "$tree"/usr/share/personal-containers/*/launch.sh
        dpkg-deb -Znone --build "$tree" /root/newer
        rm -r "$tree"
      done
      """;

  private RealNode pi1;

  @BeforeAll
  void found(RealLab lab) {
    pi1 = lab.node("pi1");
    Founding founding = new Founding(lab);
    founding.giveJoinFiles();
    founding.awaitKnocks();
    Output founded = pi1.runWithin(PATIENCE, "pcctl", "cluster", "bootstrap", "--yes");
    assertTrue(founded.ok(), founded.toString());
    pi1.shell("echo kept > /opt/docker/config/word; sync -f /opt/docker");
    Packages.ofTheCheckout().copyTo(pi1, "/root/packages");
  }

  @Test
  @Order(1)
  void daemonsRunFromTheirCaches() {
    String version = pi1.output("dpkg-query", "-W", "-f", "${Version}", DAEMONS.getFirst());
    DAEMONS.forEach(daemon -> mustRunFromItsCache(daemon, version));
  }

  @Test
  @Order(2)
  void anUpgradeBringsTheNewOnesAndTheClusterStands(RealLab lab) {
    Map<String, String> before = processes();
    pi1.outputWithin(PATIENCE, "sh", "-c", MAKE_NEWER, "sh", NEWER);
    install("/root/newer");

    Map<String, String> after = processes();
    DAEMONS.forEach(daemon -> assertNotEquals(before.get(daemon), after.get(daemon), daemon));
    DAEMONS.forEach(daemon -> mustRunFromItsCache(daemon, NEWER));
    assertEquals("enabled", pi1.output("systemctl", "is-enabled", DAEMONS.getLast()));
    mustBeWhole(lab);
  }

  @Test
  @Order(3)
  void removedTheyLeaveWhatPeopleHave() {
    dpkg("--remove");
    mustBeGone();
    mustHaveKeptAll();
  }

  @Test
  @Order(4)
  void installedAgainTheClusterIsBack(RealLab lab) {
    install("/root/packages");
    mustBeWhole(lab);
  }

  @Test
  @Order(5)
  void aPurgeSaysWhatItLeaves() {
    Output purged = dpkg("--purge");
    mustBeGone();
    mustHaveKeptAll();
    for (String place :
        List.of(
            "/etc/personal-containers",
            "/var/lib/personal-containers/manager",
            "/var/lib/personal-containers",
            "/opt/docker",
            "/gluster/volumes",
            // What it guards runs on.
            "/etc/systemd/system/personal-containers-firewall.service")) {
      assertTrue(purged.out().contains(": left " + place + ";"), purged.toString());
    }
    String links =
        pi1.shell("find /etc/systemd /var/lib/systemd -name 'personal-containers-[am]*'");
    assertEquals("", links);
  }

  private void install(String directory) {
    Output installed = pi1.runWithin(PATIENCE, "sh", "-c", "dpkg -i " + directory + "/*.deb");
    assertTrue(installed.ok(), installed.toString());
    assertTrue(!installed.err().contains("could not"), installed.err());
  }

  private Output dpkg(String verb) {
    Output done =
        pi1.runWithin(PATIENCE, "dpkg", verb, "pcctl", DAEMONS.getFirst(), DAEMONS.getLast());
    assertTrue(done.ok(), done.toString());
    return done;
  }

  private void mustRunFromItsCache(String daemon, String version) {
    List<String> told = pi1.output("sh", "-c", DAEMON, "sh", daemon).lines().toList();
    assertTrue(told.getFirst().contains("/" + daemon + "/"), told.toString());
    String java =
        pi1.shell(
            "sed -n 's/^JAVA_RUNTIME_VERSION=\"\\(.*\\)\"/\\1/p' /usr/lib/jvm/*/release | sort -u");
    String cache = "/var/cache/personal-containers/%s/%s-%s.aot".formatted(daemon, version, java);
    assertEquals(List.of(cache), told.subList(1, told.size()));
  }

  private Map<String, String> processes() {
    return DAEMONS.stream()
        .collect(
            Collectors.toMap(
                daemon -> daemon,
                daemon -> pi1.output("systemctl", "show", "-P", "MainPID", daemon)));
  }

  private void mustBeWhole(RealLab lab) {
    Output status = pi1.runWithin(PATIENCE, "pcctl", "cluster", "status", "--watch");
    assertTrue(status.out().contains("all is as declared"), status.toString());
    Wholeness.await(lab, PATIENCE);
    assertEquals("kept", pi1.output("cat", "/opt/docker/config/word"));
  }

  private void mustBeGone() {
    assertEquals("", pi1.shell("pgrep -af 'personal-containers[-]' || true"));
    for (String daemon : DAEMONS) {
      String unit = pi1.output("systemctl", "show", "-P", "LoadState", "-P", "ActiveState", daemon);
      assertEquals(
          List.of("not-found", "inactive"), unit.lines().filter(s -> !s.isEmpty()).toList());
    }
    List<String> left =
        Stream.of(
                "/usr/share/personal-containers",
                "/usr/libexec/personal-containers-agent",
                "/usr/libexec/personal-containers-manager",
                "/usr/bin/pcctl",
                "/var/cache/personal-containers")
            .filter(place -> pi1.run("test", "-e", place).ok())
            .toList();
    assertEquals(List.of(), left);
  }

  private void mustHaveKeptAll() {
    KEPT.forEach(place -> assertTrue(pi1.run("test", "-e", place).ok(), place + " is gone"));
    assertNotEquals("", pi1.output("ls", "/var/lib/personal-containers/manager"));
  }
}
