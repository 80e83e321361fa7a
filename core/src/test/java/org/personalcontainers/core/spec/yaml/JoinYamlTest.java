package org.personalcontainers.core.spec.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.Contact;
import org.personalcontainers.core.spec.JoinFile;
import org.personalcontainers.core.spec.JoinKey;
import org.personalcontainers.core.spec.tree.Problem;

class JoinYamlTest {
  private static final Path REFERENCE = Path.of("../docs/reference/join.yml");
  private static final JoinKey KEY =
      JoinKey.of("seventeen bytes!!".getBytes(StandardCharsets.UTF_8));

  private static List<String> problems(String text) {
    JoinReading reading = JoinYaml.read("join.yml", text);
    return assertInstanceOf(JoinReading.Refused.class, reading, reading::toString)
        .problems()
        .stream()
        .map(Problem::toString)
        .toList();
  }

  private static JoinFile good(String text) {
    JoinReading reading = JoinYaml.read("join.yml", text);
    return assertInstanceOf(JoinReading.Read.class, reading, reading::toString).file();
  }

  @Test
  void theReferenceIsAGoodFile() throws IOException {
    JoinFile file = good(Files.readString(REFERENCE));
    assertEquals(new ClusterName("home"), file.cluster());
    assertEquals(Contact.parse("192.168.1.11"), file.managers().get(1));
  }

  @Test
  void theLeastFileOfTheReferenceIsOneToo() throws IOException {
    List<String> least =
        Files.readAllLines(REFERENCE).stream()
            .filter(line -> line.startsWith("#     "))
            .map(line -> line.substring("#     ".length()))
            .toList();
    assertEquals(1, good(String.join("\n", least)).managers().size());
  }

  @Test
  void everyKeyIsExplainedInTheReference() throws IOException {
    String reference = Files.readString(REFERENCE);
    JoinSection.KEYS.forEach(key -> assertTrue(reference.contains("\n# " + key + ": "), key));
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertEquals(
        List.of(
            "join.yml:1:10: cluster: \"Home\" is not a cluster name; write home",
            "join.yml:2:6: key: a join key has 28 letters and digits behind pc-, and this one has 4; "
                + "copy it from what pcctl cluster key printed",
            "join.yml:3:12: managers[0]: \"pi_1\" is neither a host name nor an address; "
                + "write one such as pi1.local or 192.168.1.11",
            "join.yml:3:18: managers[1]: \"10.1\" is not an IP address; "
                + "write one such as 192.168.1.11 or fd00::11",
            "join.yml:4:1: nodes: unknown key \"nodes\"; known here: cluster, key, managers"),
        problems("cluster: Home\nkey: pc-4f7k\nmanagers: [pi_1, 10.1]\nnodes: {}\n"));
  }

  @Test
  void whatIsMissingIsTold() {
    assertEquals(
        List.of(
            "join.yml:1:1: cluster: cluster is missing; write cluster: home",
            "join.yml:1:1: managers: managers is missing; write managers: [pi1.local, 192.168.1.11]"),
        problems("key: " + KEY.reveal() + "\n"));
    assertEquals(1, problems("").size());
    assertEquals(
        List.of(
            "join.yml:3:11: managers: \"pi1.local\" stands where a list of nodes is wanted; "
                + "write managers: [pi1.local]"),
        problems("cluster: home\nkey: " + KEY.reveal() + "\nmanagers: pi1.local\n"));
    assertEquals(1, problems("cluster: home\nkey: " + KEY.reveal() + "\nmanagers:\n").size());
    assertEquals(1, problems("cluster: home\nkey: " + KEY.reveal() + "\nmanagers: []\n").size());
  }

  /** Whatever is mistyped around it: neither a terminal nor a log gets to see the key. */
  @Test
  void noProblemShowsTheKey() {
    Random random = new Random(4711);
    String whole = "cluster: home\nkey: " + KEY.reveal() + "\nmanagers: [pi1.local]\n";
    String group = KEY.reveal().substring(8, 17);
    int refused = 0;
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder(whole);
      for (int slips = random.nextInt(3); slips >= 0; slips--) {
        int at = random.nextInt(22);
        text.replace(
            at,
            at + random.nextInt(2),
            random.nextBoolean()
                ? ""
                : " :{[\"'#-x\n&*!|".substring(random.nextInt(13)).substring(0, 1));
      }
      if (JoinYaml.read("join.yml", text.toString()) instanceof JoinReading.Refused bad) {
        refused++;
        assertFalse(bad.toString().contains(group), text + "\n" + bad);
      }
    }
    assertTrue(refused > 1000, refused + " were refused");
  }
}
