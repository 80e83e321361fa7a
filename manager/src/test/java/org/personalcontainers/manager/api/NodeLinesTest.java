package org.personalcontainers.manager.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.spec.yaml.ClusterYaml;

class NodeLinesTest {
  private static final NodeName PI2 = new NodeName("pi2");

  private static final String YAML =
      """
      # our home
      cluster: home
      nodes:   # in the cellar
        pi1: {address: 192.0.2.11}
        pi2: {address: 192.0.2.12}   # the loud one

        # in the attic
        pi3:
          address: "2001:db8::13"
          availability: drain

      managers: [pi1]   # for now
      storage: {driver: local}
      """;

  @Test
  void labelLeavesAllOtherLinesAndTheCommentBehindIt() {
    String changed = NodeLines.changed(YAML, Labelled.of(YAML, PI2), PI2);
    assertEquals(
        YAML.replace(
            "pi2: {address: 192.0.2.12}",
            "pi2: {address: 192.0.2.12, labels: {more: \"it's \\\"so\\\"\"}}"),
        changed);
  }

  @Test
  void nodeOnSeveralLinesBecomesOneLine() {
    NodeName pi3 = new NodeName("pi3");
    String changed = NodeLines.changed(YAML, Labelled.of(YAML, pi3), pi3);
    assertTrue(
        changed.contains(
            "  # in the attic\n"
                + "  pi3: {address: \"2001:db8::13\", labels: {more: \"it's \\\"so\\\"\"},"
                + " availability: drain}\n\n"
                + "managers: [pi1]   # for now\n"),
        changed);
  }

  @Test
  void removedNodeTakesItsLineAlongAndNoOther() {
    ClusterSpec spec = Labelled.spec(YAML);
    TreeMap<NodeName, NodeSpec> nodes = new TreeMap<>(spec.nodes());
    nodes.remove(PI2);
    String changed = NodeLines.changed(YAML, spec.withNodes(nodes), PI2);
    assertEquals(YAML.replace("  pi2: {address: 192.0.2.12}   # the loud one\n", ""), changed);
  }

  @Test
  void newNodeStandsBehindTheOthers() {
    ClusterSpec spec = Labelled.spec(YAML);
    NodeName pi4 = new NodeName("pi4");
    TreeMap<NodeName, NodeSpec> nodes = new TreeMap<>(spec.nodes());
    nodes.put(pi4, NodeSpec.plain(pi4, new Address("192.0.2.14")));
    String changed = NodeLines.changed(YAML, spec.withNodes(nodes), pi4);
    assertEquals(YAML.replace("drain\n", "drain\n  pi4: {address: 192.0.2.14}\n"), changed);
  }

  @Test
  void whatCannotBePatchedIsPrintedAnew() {
    String flow =
        "cluster: home\nnodes: {pi1: {address: 192.0.2.11}, pi2: {address: 192.0.2.12}}\n";
    ClusterSpec wanted = Labelled.of(flow, PI2);
    String changed = NodeLines.changed(flow, wanted, PI2);
    assertEquals(ClusterYaml.print(wanted), changed);
    assertEquals(wanted, Labelled.spec(changed));
  }
}
