package org.personalcontainers.manager.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.PlanText;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.yaml.ClusterYaml;
import org.personalcontainers.core.spec.yaml.Reading;
import org.personalcontainers.core.wire.Wire;

/**
 * Cases as folders: a declaration, what is known from before and which stacks were handed in, what
 * each node's agent saw, and the plan to the end of its road as a person reads it. With {@code
 * -Dgolden=write} the plans are written instead; with {@code -Dcase=NAME} only that folder is
 * tried.
 */
class GoldenPlansTest {
  private static final Path CASES = Path.of("src/test/resources/plans");
  private static final int FEWEST_CASES = 15;

  @TestFactory
  Stream<DynamicTest> plans() throws IOException {
    List<Path> cases;
    try (Stream<Path> folders = Files.list(CASES)) {
      cases = folders.sorted().toList();
    }
    assertTrue(cases.size() >= FEWEST_CASES, "some cases went missing: " + cases);
    List<Path> asked = cases.stream().filter(GoldenPlansTest::isAsked).toList();
    assertFalse(asked.isEmpty(), "there is no case of that name in " + CASES);
    return asked.stream()
        .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> run(folder)));
  }

  private static boolean isAsked(Path folder) {
    String only = System.getProperty("case", "");
    return only.isEmpty() || folder.getFileName().toString().equals(only);
  }

  private static void run(Path folder) throws IOException {
    Situation situation = situation(folder);
    Preview preview = Checked.previewed(situation);
    Path golden = folder.resolve("plan.txt");
    if (System.getProperty("golden", "").equals("write")) {
      Files.writeString(golden, text(preview));
    }
    assertEquals(Files.readString(golden), text(preview), "plan.txt");
  }

  private static String text(Preview preview) {
    StringBuilder text = new StringBuilder();
    int number = 1;
    for (Plan turn : preview.turns()) {
      text.append("turn ").append(number++).append('\n').append(PlanText.of(turn));
    }
    String rest = PlanText.of(preview.rest());
    return text.append(rest.isEmpty() ? "nothing is left to do\n" : "then\n" + rest).toString();
  }

  private static Situation situation(Path folder) throws IOException {
    TreeMap<NodeName, Observation> observations = new TreeMap<>();
    try (Stream<Path> seen = Files.list(folder.resolve("seen"))) {
      seen.forEach(file -> observations.put(node(file), observation(file)));
    }
    Wishes wishes = Wishes.of(folder);
    return new Situation(
        spec(folder.resolve("cluster.yml")),
        observations,
        Wire.readLedger(Files.readAllBytes(folder.resolve("ledger.json"))),
        wishes.stacks(),
        wishes.equipment());
  }

  private static NodeName node(Path file) {
    return new NodeName(file.getFileName().toString().replace(".json", ""));
  }

  private static Observation observation(Path file) {
    try {
      return Wire.readObservation(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClusterSpec spec(Path file) throws IOException {
    return switch (ClusterYaml.read(file.toString(), Files.readString(file))) {
      case Reading.Read read -> read.spec();
      case Reading.Refused refused -> throw new AssertionError(refused.problems().toString());
    };
  }
}
