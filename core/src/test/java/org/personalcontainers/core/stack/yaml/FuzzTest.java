package org.personalcontainers.core.stack.yaml;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.tree.Problem;
import org.personalcontainers.core.stack.Brought;
import org.personalcontainers.core.stack.LocalPath;
import org.personalcontainers.core.stack.Rendering;
import org.personalcontainers.core.stack.StackFile;
import org.personalcontainers.core.stack.StackReading;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.ValuesReading;
import org.personalcontainers.fuzz.Fuzz;

/** What people take from the web, and what they write. */
class FuzzTest {
  private static final Path CASES = Path.of("src/test/resources/compose");
  private static final byte[] EMPTY = {};
  private static final Values VALUES =
      Values.plain(Map.of("PLAIN", "p", "EMPTY", "", "DOMAIN", "example.org", "RETRIES", "5"));

  /** It was not taken, and said why. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static void mustSay(List<Problem> problems) {
    assertFalse(problems.isEmpty());
    problems.forEach(problem -> assertFalse(problem.toString().isBlank()));
    throw new Refused();
  }

  private static List<byte[]> cases(String name) throws IOException {
    List<byte[]> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CASES)) {
      for (Path file : files.filter(path -> path.endsWith(name)).sorted().toList()) {
        all.add(Files.readAllBytes(file));
      }
    }
    return all;
  }

  @Test
  void composeFiles() throws IOException {
    Fuzz.of(FuzzTest.class, "compose-yml", Refused.class)
        .samples(cases("compose.yml"))
        .words(
            ": ",
            "- ",
            "\n",
            "\n  ",
            "\n    ",
            "&a ",
            "*a",
            "<<: *a\n",
            "!reset ",
            "|\n",
            "{",
            "}",
            "[",
            "]",
            "'",
            "\"",
            "#",
            "~",
            "$",
            "$$",
            "${",
            "${PLAIN}",
            "${NONE:-",
            "}",
            ":?",
            ":+",
            "services:",
            "image: nginx",
            "volumes:",
            "external: true",
            "content: ",
            "file: ./a",
            "../",
            "127.0.0.1:",
            "80:80",
            "\u0000",
            "\ufeff",
            "{a: {a: {a: ")
        .play(
            bytes -> {
              switch (StackYaml.read("compose.yml", bytes, VALUES)) {
                case StackReading.Refused(var problems) -> mustSay(problems);
                case StackReading.Read(var file, _) -> mustRender(file);
              }
            });
  }

  /** What was read is rendered, and docker would read it again. */
  private static void mustRender(StackFile file) {
    String text = rendered(file);
    if (StackYaml.read("rendered.yml", text, Values.NONE)
        instanceof StackReading.Refused(var problems)) {
      throw new AssertionError(problems + "\n" + text);
    }
  }

  private static String rendered(StackFile file) {
    Map<LocalPath, byte[]> contents =
        file.brought().stream()
            .map(Brought::path)
            .collect(Collectors.toMap(Function.identity(), _ -> EMPTY));
    return switch (StackYaml.render(file, new StackName("blog"), contents)) {
      case Rendering.Ready(var stack, _, _) -> stack.compose();
      case Rendering.Lacking(var paths) -> throw new AssertionError("lacks " + paths);
      case Rendering.Unfit(var problems) -> throw new AssertionError(problems);
    };
  }

  @Test
  void filesOfValues() throws IOException {
    Fuzz.of(FuzzTest.class, "env", Refused.class)
        .samples(cases("values.env"))
        .samples("A=b\n", "export A = 'b\nc' # d\nB=\"\\n$A\"\n")
        .words(
            "=", ":", "\n", "'", "\"", "\\", "#", " #", "$", "${", "${A:-", "}", "export ", "A=",
            "\t", "\r", "\\0", "\u0000", "\ufeff")
        .play(
            bytes -> {
              if (EnvText.read(".env", bytes, VALUES)
                  instanceof ValuesReading.Refused(var problems)) {
                mustSay(problems);
              }
            });
  }
}
