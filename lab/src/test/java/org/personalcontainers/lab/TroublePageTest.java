package org.personalcontainers.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the planner or an agent asks a person for stands on the page of troubles. */
class TroublePageTest {
  private static final Path PAGE = Path.of("../docs/guides/trouble.md");
  private static final List<String> SOURCES =
      List.of(
          "../manager/src/main/java/org/personalcontainers/manager/plan",
          "../storage-gluster/src/main/java/org/personalcontainers/gluster/plan",
          "../agent/src/main/java/org/personalcontainers/agent/perform",
          "../agent/src/main/java/org/personalcontainers/agent/work");

  /** What a person is asked for, and what makes such an answer of what a daemon refuses. */
  private static final Pattern ASKED =
      Pattern.compile("new (?:Reason\\.NeedsPerson|StepResult\\.Stuck)\\(|Outcome\\.of\\(");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final int SHORTEST = 8;

  @Test
  void tellsOfEverythingThatAsksForAPerson() throws IOException {
    String page = Files.readString(PAGE);
    List<String> asked = asked();
    assertTrue(asked.size() > 25, "found only " + asked);
    List<String> missing = asked.stream().filter(text -> !page.contains(text)).toList();
    assertEquals(List.of(), missing);
  }

  /** Of each the longest piece that is the same every time: of the problem, else of the remedy. */
  private static List<String> asked() throws IOException {
    List<String> found = new ArrayList<>();
    for (String source : SOURCES) {
      try (Stream<Path> files = Files.list(Path.of(source))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          collect(Files.readString(file), found);
        }
      }
    }
    return found;
  }

  private static void collect(String code, List<String> found) {
    Matcher asked = ASKED.matcher(code);
    while (asked.find()) {
      List<String> arguments = arguments(code.substring(asked.end()));
      arguments.stream().flatMap(each -> longest(each).stream()).findFirst().ifPresent(found::add);
    }
  }

  /** What stands between the commas, up to the bracket that closes. */
  private static List<String> arguments(String code) {
    List<String> arguments = new ArrayList<>();
    StringBuilder argument = new StringBuilder();
    int depth = 0;
    Matcher token = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|.", Pattern.DOTALL).matcher(code);
    while (depth >= 0 && token.find()) {
      String next = token.group();
      depth += next.equals("(") ? 1 : next.equals(")") ? -1 : 0;
      if (depth < 0 || (depth == 0 && next.equals(","))) {
        arguments.add(argument.toString());
        argument.setLength(0);
      } else {
        argument.append(next);
      }
    }
    return arguments;
  }

  private static Optional<String> longest(String argument) {
    return LITERAL
        .matcher(argument)
        .results()
        .map(literal -> literal.group(1).strip())
        .filter(text -> text.length() >= SHORTEST)
        .reduce((one, other) -> other.length() > one.length() ? other : one);
  }
}
