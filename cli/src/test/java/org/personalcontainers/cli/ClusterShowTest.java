package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.cli.word.ExitCode;

final class ClusterShowTest {
  private static final String GOOD =
      """
      cluster: home
      nodes:
        pi1: {address: 192.0.2.11}
        pi2: {address: "2001:db8::12", labels: {media: "true"}}
      networks:
        proxy: {driver: overlay, subnet: 172.20.30.0/24, attachable: true}
      managers: [pi1]
      """;

  private static final String BAD =
      """
      clustre: home
      nodes:
        pi1: {address: 192.0.2.11}
        pi2: {address: 192.0.2.11, availability: drian}
      """;

  @TempDir Path directory;

  @Test
  void theTableNamesEachValueAndWhereItCameFrom() throws IOException {
    Answer answer = Answer.to("cluster", "show", "--file", file(GOOD));
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    assertEquals("", answer.err());
    List<List<String>> rows =
        answer.out().lines().map(line -> List.of(line.split(" {2,}", -1))).toList();
    assertEquals(List.of("PATH", "VALUE", "FROM"), rows.getFirst());
    assertTrue(rows.contains(List.of("cluster", "home", "line 1")), answer.out());
    assertTrue(rows.contains(List.of("nodes.pi2.address", "2001:db8::12", "line 4")));
    assertTrue(rows.contains(List.of("managers[0]", "pi1", "line 7")), answer.out());
    List<String> availability = row(rows, "nodes.pi1.availability");
    assertEquals("active", availability.get(1));
    assertTrue(availability.get(2).startsWith("default: "), answer.out());
    rows.forEach(row -> assertEquals(3, row.size(), row::toString));
    rows.forEach(row -> assertTrue(!row.get(2).isEmpty(), row::toString));
  }

  @Test
  void theYamlIsAFullDeclarationThatReadsTheSame() throws IOException {
    Answer yaml = Answer.to("cluster", "show", "--file", file(GOOD), "--output", "yaml");
    assertTrue(yaml.out().matches("(?s)cluster: home +# line 1\n.*"), yaml.out());
    assertTrue(yaml.out().contains("# default: "), yaml.out());

    Answer again = Answer.withInput(yaml.out(), "cluster", "show", "-f", "-", "-o", "json");
    assertEquals(ExitCode.DONE, again.code(), again.err());
    assertEquals(declared(file(GOOD)), before(again.out(), "\"origins\""));
  }

  @Test
  void theJsonKeepsTypesAndOrigins() throws IOException {
    String json = Answer.to("cluster", "show", "--file", file(GOOD), "--output", "json").out();
    assertTrue(json.contains("\"media\": \"true\""), json);
    assertTrue(json.contains("\"attachable\": true"), json);
    assertTrue(json.contains("\"labels\": {}"), json);
    assertTrue(json.contains("\"managers\": [\n      \"pi1\"\n    ]"), json);
    assertTrue(json.contains("\"networks.proxy.subnet\": \"line 6\""), json);
  }

  @Test
  void ofABadFileAllProblemsAreToldWithTheirPlaces() throws IOException {
    String name = file(BAD);
    Answer answer = Answer.to("cluster", "show", "--file", name);
    assertEquals(ExitCode.BAD_INPUT, answer.code());
    assertEquals("", answer.out());
    List<String> lines = answer.err().lines().toList();
    assertEquals(lines.size() - 1 + " problems in " + name, lines.getLast());
    assertTrue(lines.getFirst().startsWith(name + ":1:1: clustre: "), answer.err());
    assertTrue(answer.err().contains(name + ":4:"), answer.err());
    assertTrue(lines.size() >= 4, answer.err());
  }

  @Test
  void problemsOfStandardInputSaySo() {
    Answer answer = Answer.withInput("nodes: [", "cluster", "show", "--file", "-");
    assertEquals(ExitCode.BAD_INPUT, answer.code());
    assertTrue(answer.err().startsWith("standard input:1:"), answer.err());
  }

  @Test
  void whatIsNoFileIsBadInput() {
    String missing = directory.resolve("cluster.yml").toString();
    assertFails(missing, "there is no file " + missing + "; is the path right?\n");
    assertFails(
        directory.toString(),
        directory + " is a directory; name the file in it, such as cluster.yml\n");
    String below = "/dev/null/cluster.yml";
    Answer answer = Answer.to("cluster", "show", "--file", below);
    assertEquals(ExitCode.BAD_INPUT, answer.code());
    assertTrue(answer.err().startsWith("can't read " + below + ": "), answer.err());
  }

  private static void assertFails(String file, String message) {
    assertEquals(
        new Answer(ExitCode.BAD_INPUT, "", message), Answer.to("cluster", "show", "--file", file));
  }

  private static String declared(String file) {
    String json = Answer.to("cluster", "show", "--file", file, "--output", "json").out();
    return before(json, "\"origins\"");
  }

  private static String before(String text, String mark) {
    return text.substring(0, text.indexOf(mark));
  }

  private static List<String> row(List<List<String>> rows, String path) {
    return rows.stream().filter(row -> row.getFirst().equals(path)).findFirst().orElseThrow();
  }

  private String file(String text) throws IOException {
    return Files.writeString(directory.resolve("home.yml"), text).toString();
  }
}
