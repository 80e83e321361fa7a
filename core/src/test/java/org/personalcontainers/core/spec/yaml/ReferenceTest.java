package org.personalcontainers.core.spec.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.personalcontainers.core.spec.tree.Origin;

/** The annotated file is itself a good one, and nothing that can be written is missing in it. */
class ReferenceTest {
  private static final Path REFERENCE = Path.of("../docs/reference/cluster.yml");

  private static List<String> lines = List.of();

  @BeforeAll
  static void read() throws IOException {
    lines = Files.readAllLines(REFERENCE);
  }

  @Test
  void isAGoodFile() {
    Reading reading = ClusterYaml.read("cluster.yml", String.join("\n", lines));
    assertInstanceOf(Reading.Read.class, reading, reading::toString);
  }

  @Test
  void itsLeastFileIsAGoodFileToo() {
    List<String> example =
        lines.stream()
            .filter(line -> line.startsWith("#     "))
            .map(line -> line.substring("#     ".length()))
            .toList();
    Reading reading = ClusterYaml.read("cluster.yml", String.join("\n", example));
    assertInstanceOf(Reading.Read.class, reading, reading::toString);
    assertEquals(3, example.size());
  }

  @Test
  void everyKeyIsExplainedWhereItFirstStands() {
    Set<String> unexplained = new TreeSet<>(known().toList());
    for (int i = 0; i < lines.size(); i++) {
      keyOf(i)
          .filter(unexplained::contains)
          .filter(explained(i)::contains)
          .ifPresent(unexplained::remove);
    }
    assertEquals(Set.of(), unexplained);
  }

  @ParameterizedTest
  @MethodSource("groups")
  void everyKeyOfEveryGroupIsWritten(String group, List<String> keys) {
    Reading.Read read =
        assertInstanceOf(
            Reading.Read.class, ClusterYaml.read("cluster.yml", String.join("\n", lines)));
    List<String> written =
        read.origins().byPath().entrySet().stream()
            .filter(entry -> entry.getValue() instanceof Origin.Line)
            .map(entry -> entry.getKey().toString())
            .toList();
    for (String key : keys) {
      assertTrue(
          written.stream().anyMatch(path -> path.matches(group + key + "([.\\[].*)?")),
          () -> group + key + " is not in " + written);
    }
  }

  @ParameterizedTest
  @MethodSource("known")
  void aKeyThatIsWrittenWrongIsNotPassedOver(String key) {
    String text = String.join("\n", lines).replaceFirst("(?m)^( *)" + key + ":", "$1" + key + "x:");
    Reading.Refused refused =
        assertInstanceOf(Reading.Refused.class, ClusterYaml.read("cluster.yml", text));
    assertTrue(
        refused.problems().stream().anyMatch(problem -> problem.wrong().contains(key + "x")),
        refused::toString);
  }

  static Stream<Arguments> groups() {
    return Stream.of(
        Arguments.of("", ClusterSection.KEYS),
        Arguments.of("nodes\\.[^.]+\\.", NodesSection.KEYS),
        Arguments.of("networks\\.[^.]+\\.", NetworksSection.KEYS),
        Arguments.of("storage\\.", StorageSection.KEYS),
        Arguments.of("storage\\.volumes\\.[^.]+\\.", VolumeSection.KEYS),
        Arguments.of("failover\\.", FailoverSection.KEYS),
        Arguments.of("ingress\\.", IngressSection.KEYS),
        Arguments.of("stacks\\.[^.]+\\.", StacksSection.KEYS));
  }

  static Stream<String> known() {
    return groups().flatMap(group -> keys(group.get()[1])).distinct();
  }

  private static Stream<String> keys(Object keys) {
    return ((List<?>) keys).stream().map(String::valueOf);
  }

  private static Optional<String> keyOf(int index) {
    String line = lines.get(index).strip();
    int colon = line.indexOf(':');
    return line.startsWith("#") || colon < 0
        ? Optional.empty()
        : Optional.of(line.substring(0, colon));
  }

  /** The key of the line, if the comment above it says its type and what holds without it. */
  private static Set<String> explained(int index) {
    int first = index;
    while (first > 0 && lines.get(first - 1).strip().startsWith("#")) {
      first--;
    }
    String comment = String.join(" ", lines.subList(first, index));
    boolean complete =
        comment.contains("Type: ")
            && (comment.contains("Default: ") || comment.contains("Required"));
    return complete ? keyOf(index).map(Set::of).orElse(Set.of()) : Set.of();
  }
}
