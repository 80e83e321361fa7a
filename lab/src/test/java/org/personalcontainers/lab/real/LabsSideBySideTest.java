package org.personalcontainers.lab.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.NodeName;

/** Two labs on one machine do not notice each other. */
@RealNodes(1)
class LabsSideBySideTest {
  @Test
  void whatHappensInOneDoesNotHappenInTheOther(RealLab first) {
    RealNode node = first.node("pi1");
    String life = node.output("stat", "-c", "%Y", "/proc/1");
    RealLab second = another();
    try {
      second.up(1, List.of(new NodeName("mallory")));
      RealNode namesake = second.node("pi1");

      assertNotEquals(node.address(), namesake.address());
      assertFalse(namesake.run("ping", "-c", "1", "-W", "1", node.address()).ok());
      second.cut(namesake.name());
      second.kill(List.of(namesake.name()));
      assertEquals(List.of("mallory"), running(second));
    } finally {
      second.down();
    }

    assertFalse(second.exists());
    assertEquals(life, node.output("stat", "-c", "%Y", "/proc/1"));
    assertTrue(first.status().contains("whole"), first.status());
  }

  private static List<String> running(RealLab lab) {
    return lab.nodes().stream()
        .filter(RealNode::isRunning)
        .map(node -> node.name().value())
        .toList();
  }

  private static RealLab another() {
    RealLab lab =
        RealLab.of(LabHome.ofThisMachine(), RealNodesExtension.freshName(), System.out::println);
    lab.belongsToThisProcess();
    return lab;
  }
}
