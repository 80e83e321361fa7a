package org.personalcontainers.core.spec.yaml;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.JoinKey;
import org.personalcontainers.core.spec.tree.Problem;
import org.personalcontainers.fuzz.Fuzz;

/** What people write, and what lies on a boot partition that anybody may have held in hand. */
class FuzzTest {
  private static final Path CASES = Path.of("src/test/resources/cluster-yml");
  private static final String[] WORDS = {
    ": ",
    "- ",
    "\n",
    "\n  ",
    "\t",
    "&a ",
    "*a",
    "<<: *a\n",
    "!!java.lang.Thread ",
    "|\n",
    ">-\n",
    "? ",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "{",
    "}",
    "[",
    "]",
    "'",
    "\"",
    "#",
    "~",
    "null",
    "nodes:",
    "labels: {",
    "\u0000",
    "\ufeff",
    "\u2028",
    "[[[[[[[[",
    "{a: {a: {a: "
  };

  private static final JoinKey KEY =
      JoinKey.of("seventeen bytes!!".getBytes(StandardCharsets.US_ASCII));

  /** It was not taken, and said why. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static void mustSay(List<Problem> problems) {
    assertFalse(problems.isEmpty());
    problems.forEach(problem -> assertFalse(problem.toString().isBlank()));
    throw new Refused();
  }

  private static List<byte[]> cases() throws IOException {
    List<byte[]> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CASES)) {
      for (Path file : files.filter(path -> path.endsWith("cluster.yml")).sorted().toList()) {
        all.add(Files.readAllBytes(file));
      }
    }
    return all;
  }

  @Test
  void clusterFiles() throws IOException {
    Fuzz.of(FuzzTest.class, "cluster-yml", Refused.class)
        .samples(cases())
        .words(WORDS)
        .play(
            bytes -> {
              if (ClusterYaml.read("cluster.yml", bytes, name -> Optional.empty())
                  instanceof Reading.Refused(var problems)) {
                mustSay(problems);
              }
            });
  }

  @Test
  void joinFiles() {
    Fuzz.of(FuzzTest.class, "join-yml", Refused.class)
        .samples(
            "cluster: home\nkey: " + KEY.reveal() + "\nmanagers: [192.168.1.11]\n",
            "cluster: home\nkey: " + KEY.reveal() + "\nmanagers: [pi1.local, 'pi2:7671']\n")
        .words(WORDS)
        .play(
            bytes -> {
              if (JoinYaml.read("join.yml", bytes) instanceof JoinReading.Refused(var problems)) {
                mustSay(problems);
              }
            });
  }
}
