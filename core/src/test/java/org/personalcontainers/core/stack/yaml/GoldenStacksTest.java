package org.personalcontainers.core.stack.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.tree.Problem;
import org.personalcontainers.core.stack.HashedName;
import org.personalcontainers.core.stack.LocalPath;
import org.personalcontainers.core.stack.Rendering;
import org.personalcontainers.core.stack.StackFile;
import org.personalcontainers.core.stack.StackReading;
import org.personalcontainers.core.stack.SwarmObject;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.ValuesReading;

/**
 * Each folder is a compose file with its values, and what is made of it: what docker gets and what
 * is said beside it, or all problems. After a wanted change {@code -Dgolden=write} writes the texts
 * anew; read them before committing them. {@code -Dcase=NAME} tries one folder.
 */
class GoldenStacksTest {
  private static final Path CASES = Path.of("src/test/resources/compose");
  private static final StackName STACK = new StackName("blog");

  @TestFactory
  List<DynamicTest> badFilesAreRefusedWithAllTheirProblems() throws IOException {
    return asked("bad").map(folder -> test(folder, () -> compareProblems(folder))).toList();
  }

  @TestFactory
  List<DynamicTest> goodFilesAreRendered() throws IOException {
    return asked("good").map(folder -> test(folder, () -> compareRendered(folder))).toList();
  }

  @Test
  void thereAreEnoughCases() throws IOException {
    assertTrue(cases("bad").count() >= 10);
    assertTrue(cases("good").count() >= 5);
  }

  @Test
  void theOneThatIsAskedForIsThere() throws IOException {
    assertTrue(asked("bad").findAny().isPresent() || asked("good").findAny().isPresent());
  }

  private static DynamicTest test(Path folder, Executable executable) {
    return DynamicTest.dynamicTest(folder.getFileName().toString(), executable);
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

  private static void compareProblems(Path folder) throws IOException {
    switch (read(folder)) {
      case StackReading.Refused(var problems) ->
          compare(folder.resolve("problems.txt"), lines(problems));
      case StackReading.Read read -> throw new AssertionError("it was read: " + read);
    }
  }

  private static void compareRendered(Path folder) throws IOException {
    switch (read(folder)) {
      case StackReading.Refused(var problems) -> throw new AssertionError(lines(problems));
      case StackReading.Read(var file, var notices) -> {
        compare(folder.resolve("said.txt"), lines(notices) + said(file));
        compareRendered(folder, file);
      }
    }
  }

  private static void compareRendered(Path folder, StackFile file) throws IOException {
    switch (StackYaml.render(file, STACK, contents(folder))) {
      case Rendering.Lacking(var paths) -> throw new AssertionError("lacks " + paths);
      case Rendering.Unfit(var problems) -> throw new AssertionError(lines(problems));
      case Rendering.Ready(var stack, _, _) -> {
        String kept = kept("config", stack.configs()) + kept("secret", stack.secrets());
        compare(folder.resolve("rendered.yml"), stack.compose() + kept);
        readAgain(stack.compose());
      }
    }
  }

  private static String kept(String kind, SortedMap<HashedName, SwarmObject> objects) {
    return objects.entrySet().stream()
        .map(entry -> "# " + kind + " " + entry.getKey() + " " + entry.getValue().templating())
        .map(line -> line.replaceAll("Optional(.empty)?", "").strip() + "\n")
        .collect(Collectors.joining());
  }

  /** What docker gets holds nothing that it would ignore, and no variable. */
  private static void readAgain(String text) {
    switch (StackYaml.read("rendered.yml", text, Values.NONE)) {
      case StackReading.Refused(var problems) -> throw new AssertionError(lines(problems));
      case StackReading.Read(_, var notices) ->
          assertTrue(
              notices.stream().allMatch(notice -> notice.wrong().matches(".*(Traefik|beside).*")),
              notices::toString);
    }
  }

  private static StackReading read(Path folder) throws IOException {
    Values values = Values.firstOf(values(folder, "set.env"), values(folder, "values.env"));
    return StackYaml.read("compose.yml", Files.readAllBytes(folder.resolve("compose.yml")), values);
  }

  private static Values values(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      return Values.NONE;
    }
    return switch (EnvText.read(name, Files.readAllBytes(file), Values.NONE)) {
      case ValuesReading.Read(var values) -> values;
      case ValuesReading.Refused(var problems) -> throw new AssertionError(lines(problems));
    };
  }

  private static Map<LocalPath, byte[]> contents(Path folder) throws IOException {
    Map<LocalPath, byte[]> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(LocalPath.of(folder.relativize(file).toString()), Files.readAllBytes(file));
      }
    }
    return contents;
  }

  private static String said(StackFile file) {
    String services =
        file.services().values().stream()
            .map(
                service ->
                    "%s: %s %s %s %s\n"
                        .formatted(
                            service.name(),
                            service.image(),
                            service.parts(),
                            service.uses(),
                            service.placing()))
            .collect(Collectors.joining());
    return services
        + file.brought().stream()
            .map(brought -> "bring along " + brought.path() + " as " + brought.use() + "\n")
            .collect(Collectors.joining());
  }

  private static String lines(List<Problem> problems) {
    return problems.stream().map(problem -> problem + "\n").collect(Collectors.joining());
  }

  private static void compare(Path golden, String said) throws IOException {
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(golden, said);
    }
    assertEquals(Files.readString(golden), said);
  }
}
