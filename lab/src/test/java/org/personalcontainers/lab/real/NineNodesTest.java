package org.personalcontainers.lab.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.NodeName;

/** As many nodes as two processors can carry. */
@Tag("slow")
@RealNodes(9)
class NineNodesTest {
  @Test
  void comeUpAndComeBackFromACommonPowerCut(RealLab lab) {
    List<NodeName> names = lab.nodes().stream().map(RealNode::name).toList();

    lab.kill(names);
    lab.up(9, List.of());

    RealNode first = lab.node("pi1");
    for (RealNode node : lab.nodes()) {
      assertEquals("running", node.output("systemctl", "is-system-running"), node.toString());
      assertTrue(first.run("ping", "-c", "1", "-W", "5", node.address()).ok(), node.toString());
    }
  }
}
