package org.personalcontainers.lab.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
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

/** What a person types in the life of a small cluster, on its nodes and on a laptop. */
@RealNodes(value = 3, strangers = "laptop")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandLineOnNodesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private RealNode pi1;
  private RealNode laptop;
  private String shown = "";
  private String key = "";

  @BeforeAll
  void foundWithPi1Alone(RealLab lab) {
    pi1 = lab.node("pi1");
    laptop = lab.node("laptop");
    Founding founding = Founding.of(lab, "home", "pi1");
    founding.giveJoinFiles();
    founding.awaitKnocks();
    shown = pi1.outputWithin(PATIENCE, "sh", "-c", interrupted(), "sh", "pcctl cluster bootstrap");
  }

  private static String interrupted() {
    try (var stream = CommandLineOnNodesTest.class.getResourceAsStream("interrupted.sh")) {
      byte[] script = Objects.requireNonNull(stream, "interrupted.sh").readAllBytes();
      return new String(script, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @Order(1)
  void whoLeavesABootstrapFindsItDone() {
    assertTrue(shown.contains("Make the cluster home so? [y/N] y"), shown);
    assertTrue(
        shown.contains("The cluster goes on; `pcctl cluster status --watch` takes it up again."),
        shown);
    Output watched = pi1.runWithin(PATIENCE, "pcctl", "cluster", "status", "--watch");
    assertTrue(watched.ok(), watched.toString());
    Output again = pi1.runWithin(PATIENCE, "pcctl", "cluster", "bootstrap");
    assertTrue(again.ok(), again.toString());
    assertTrue(again.err().startsWith("The cluster home is founded already: "), again.err());
  }

  @Test
  @Order(2)
  void aKeyOfOneUseLetsOneNodeIn(RealLab lab) {
    String made = pi1.output("pcctl", "cluster", "key", "--uses", "1");
    key = made.replaceAll("(?s)key\\s+(\\S+).*", "$1");
    giveKey(lab.node("pi2"));
    eventually("pi2 to be let in", "pcctl node show pi2");
    giveKey(lab.node("pi3"));
    eventually("pi3 to wait", "pcctl node ls | grep -q 'pi3 .*has let in as many as it may'");
    assertTrue(pi1.output("pcctl", "cluster", "key", "ls").contains("used up"));
  }

  private void giveKey(RealNode node) {
    String text = "cluster: home\nkey: %s\nmanagers: [%s]\n".formatted(key, pi1.address());
    String write = "umask 077; mkdir -m 755 -p /etc/personal-containers; printf '%s' \"$1\" >";
    String file = " /etc/personal-containers/join.yml";
    node.output("sh", "-c", write + file, "sh", text);
  }

  @Test
  @Order(3)
  void aPersonLetsALateNodeIn() {
    Output nobody = pi1.run("pcctl", "node", "admit", "pi9", "--yes");
    assertEquals(2, nobody.exit(), nobody.toString());
    assertTrue(nobody.err().contains("nobody called \"pi9\" knocks"), nobody.err());
    Output admitted = pi1.run("pcctl", "node", "admit", "pi3", "--yes");
    assertTrue(admitted.ok(), admitted.toString());
    eventually("pi3 to be let in", "pcctl node show pi3");
  }

  @Test
  @Order(4)
  void anImpostorIsRefusedAndShown(RealLab lab) {
    lab.wipe(lab.node("pi3").name());
    giveKey(lab.node("pi3"));
    eventually("it to be shown", "pcctl node ls | grep -q 'pi3 .*with another key'");
    Output admitted = pi1.run("pcctl", "node", "admit", "pi3", "--yes");
    assertEquals(1, admitted.exit(), admitted.toString());
    assertTrue(admitted.err().contains("there is a member pi3 with another key"), admitted.err());
  }

  @Test
  @Order(5)
  void aLaptopAsksWithAOneTimeCode() throws IOException {
    install(laptop);
    Output lost = laptop.run("pcctl", "cluster", "status");
    assertEquals(3, lost.exit(), lost.toString());
    assertTrue(lost.err().contains("pcctl context add NAME https://MANAGER:7670"), lost.err());

    String code = pi1.output("pcctl", "cluster", "invite", "anna");
    String add =
        "echo %s | pcctl context add home https://%s:7670"
            .formatted(code.replaceAll("(?s)code\\s+(\\S+).*", "$1"), pi1.address());
    Output added = laptop.run("sh", "-c", add);
    assertTrue(added.ok(), added.toString());
    assertTrue(laptop.output("pcctl", "node", "ls").contains("pi1"));
    laptop.output("pcctl", "context", "rm", "home");
    Output twice = laptop.run("sh", "-c", add);
    assertEquals(1, twice.exit(), twice.toString());
    assertFalse(laptop.run("pcctl", "node", "ls").ok());
  }

  private static void install(RealNode machine) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of("..", "cli", "target"), "*.deb")) {
      Path file = files.iterator().next();
      Files.copy(file, machine.inside("/root/pcctl.deb"));
    }
    machine.output("dpkg", "-i", "/root/pcctl.deb");
  }

  @Test
  @Order(6)
  void ofABadEditAllIsToldAndNothingChanged() {
    String before = pi1.output("pcctl", "cluster", "history");
    Output bad = edit("sed -i -e s/^cluster:/clustre:/ -e s/attachable/atachable/");
    assertEquals(2, bad.exit(), bad.toString());
    assertTrue(bad.err().contains("clustre") && bad.err().contains("atachable"), bad.err());
    assertTrue(bad.err().contains("Your text is kept in "), bad.err());
    assertEquals(before, pi1.output("pcctl", "cluster", "history"));
  }

  @Test
  @Order(7)
  void whoEditsMeanwhileSeesTheConflictAndLosesNothing() {
    Output late =
        edit(
            "f() { sed -i '1i # mine' $1; "
                + "pcctl node label pi1 anna=was-here --yes --no-wait > /dev/null; }; f");
    assertEquals(1, late.exit(), late.toString());
    assertTrue(late.err().contains("What came in between:"), late.err());
    assertTrue(late.err().contains("was-here"), late.err());
    String kept = late.err().replaceAll("(?s).*kept in (\\S+);.*", "$1");
    assertTrue(pi1.output("cat", kept).startsWith("# mine"), late.err());
    assertTrue(pi1.output("pcctl", "cluster", "show").contains("was-here"));
  }

  private Output edit(String editor) {
    return pi1.run("env", "EDITOR=" + editor, "pcctl", "cluster", "edit", "--yes", "--no-wait");
  }

  private void eventually(String what, String command) {
    Patience.until(PATIENCE, what, () -> pi1.run("sh", "-c", command).ok());
  }
}
