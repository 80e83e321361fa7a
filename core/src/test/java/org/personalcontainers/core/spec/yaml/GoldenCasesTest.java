package org.personalcontainers.core.spec.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.personalcontainers.core.spec.Address;

/**
 * Each folder is a file and what is said about it. After a wanted change {@code -Dgolden=write}
 * writes the texts anew; read them before committing them. {@code -Dcase=NAME} tries one folder.
 */
class GoldenCasesTest {
  private static final Path CASES = Path.of("src/test/resources/cluster-yml");
  private static final NameLookup LOOKUP =
      name ->
          name.equals("pi1.local") ? Optional.of(new Address("192.168.1.11")) : Optional.empty();

  @TestFactory
  List<DynamicTest> badFilesAreRefusedWithAllTheirProblems() throws IOException {
    return asked("bad").map(folder -> test(folder, "problems.txt")).toList();
  }

  @TestFactory
  List<DynamicTest> goodFilesAreShownWithEveryDefault() throws IOException {
    return asked("good").map(folder -> test(folder, "shown.yml")).toList();
  }

  @Test
  void thereAreEnoughCases() throws IOException {
    assertTrue(cases("bad").count() >= 40);
    assertTrue(cases("good").count() >= 10);
  }

  @Test
  void theOneThatIsAskedForIsThere() throws IOException {
    assertTrue(asked("bad").findAny().isPresent() || asked("good").findAny().isPresent());
  }

  private static Stream<Path> asked(String kind) throws IOException {
    String only = System.getProperty("case", "");
    return cases(kind)
        .filter(folder -> only.isEmpty() || folder.getFileName().toString().equals(only));
  }

  private static Stream<Path> cases(String kind) throws IOException {
    try (Stream<Path> folders = Files.list(CASES.resolve(kind))) {
      return folders.sorted().toList().stream();
    }
  }

  private static DynamicTest test(Path folder, String expected) {
    return DynamicTest.dynamicTest(
        folder.getFileName().toString(), () -> compare(folder, folder.resolve(expected)));
  }

  private static void compare(Path folder, Path golden) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("cluster.yml"));
    Reading reading = ClusterYaml.read("cluster.yml", bytes, LOOKUP);
    String expectedKind = golden.endsWith("shown.yml") ? "Read" : "Refused";
    assertEquals(expectedKind, reading.getClass().getSimpleName(), () -> said(reading));
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(golden, said(reading));
    }
    assertEquals(Files.readString(golden), said(reading));
  }

  private static String said(Reading reading) {
    return switch (reading) {
      case Reading.Read read -> ClusterYaml.print(read.spec(), read.origins());
      case Reading.Refused refused ->
          refused.problems().stream().map(problem -> problem + "\n").collect(Collectors.joining());
    };
  }
}
