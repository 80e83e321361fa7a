package org.personalcontainers.lab.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed process leaves behind goes with the next `up`, and only that. */
@RealNodes(1)
class LeftoversTest {
  private static final LabHome HOME = LabHome.ofThisMachine();

  @TempDir private Path scratch = Path.of("");

  @Test
  void goWithTheNextUp(RealLab mine) throws Exception {
    LabName lost = RealNodesExtension.freshName();
    // Once with a node that runs, once in the middle of making one.
    killedAs(lost, lab -> lab.exists() && lab.nodes().stream().anyMatch(RealNode::isRunning));
    assertTrue(traces(lost).containsAll(List.of("directory", "disks")), traces(lost).toString());
    String life = mine.node("pi1").output("stat", "-c", "%Y", "/proc/1");

    mine.up(1, List.of());

    assertEquals(List.of(), traces(lost));
    assertEquals(life, mine.node("pi1").output("stat", "-c", "%Y", "/proc/1"));
  }

  @Test
  void ofAHalfMadeLabGoAsWell(RealLab mine) throws Exception {
    LabName lost = RealNodesExtension.freshName();
    killedAs(lost, lab -> Files.exists(HOME.pool().resolve("labs/" + lost + "/pi1")));

    mine.up(1, List.of());

    assertEquals(List.of(), traces(lost));
  }

  @Test
  void goWithDownToo(RealLab mine) throws Exception {
    LabName lost = RealNodesExtension.freshName();
    killedAs(lost, lab -> lab.exists() && lab.nodes().stream().anyMatch(RealNode::isRunning));

    RealLab.of(HOME, lost, System.out::println).down();

    assertEquals(List.of(), traces(lost));
    assertTrue(mine.node("pi1").isRunning());
  }

  /** Another JVM makes the lab and is killed when it has come so far. */
  private void killedAs(LabName name, Predicate<RealLab> soFar)
      throws IOException, InterruptedException {
    RealLab lab = RealLab.of(HOME, name, System.out::println);
    Path log = scratch.resolve(name + ".log");
    Process maker =
        OtherJvm.running(AbandonedLab.class, List.of(name.value()))
            .redirectOutput(log.toFile())
            .start();
    try {
      Patience.until(
          Duration.ofSeconds(60),
          "the other process; it says why in " + log,
          () -> soFar.test(lab) || !maker.isAlive());
      assertTrue(maker.isAlive(), () -> "it ended by itself: " + Disk.read(log).orElse(""));
    } finally {
      maker.destroyForcibly().waitFor();
    }
  }

  /** All that shows that there was such a lab. */
  private static List<String> traces(LabName lab) {
    Engine engine = new Engine(HOME);
    String label = "label=" + RealNode.LAB_LABEL + "=" + lab;
    String disks = HOME.pool().resolve("labs/" + lab).toString();
    return Stream.of(
            trace("directory", Files.exists(HOME.labs().resolve(lab.value()))),
            trace("disks", Files.exists(Path.of(disks))),
            trace("devices", Program.of("losetup", "-a").output().contains(disks + "/")),
            trace("containers", !engine.docker("ps", "-aq", "-f", label).output().isEmpty()),
            trace("network", !engine.docker("network", "ls", "-qf", label).output().isEmpty()))
        .flatMap(found -> found)
        .toList();
  }

  private static Stream<String> trace(String what, boolean there) {
    return there ? Stream.of(what) : Stream.empty();
  }
}
